import { deepStrictEqual } from 'node:assert';
import { compileExperiences, type Decision, type DecisionContext, decide } from '@facet/engine';
import { measureExpressions } from './expressions.ts';
import { createFloor } from './floor.ts';
import { measureMemory } from './memory.ts';
import { createFlagd, createGrowthBook } from './peers.ts';
import { type Run, timeInTurn } from './rounds.ts';
import { createContext, listExperiments } from './scenario.ts';
import { listVisitors } from './visitors.ts';

const visitors = 200;
const rounds = 21;

/**
 * Decisions a second of the engine, of hand-written code and of other engines in the same run; how they grow with the
 * number of experiments and with the size of an audience; and what a compiled experience takes.
 */
export function benchEngine(): Readonly<Record<string, number>> {
  const figures: Record<string, number> = {};
  for (const count of [1, 10, 100, 1000]) {
    const [engine = 0, floor = 0] = compare(count);
    figures[`decisionsPerSecond${count}`] = perSecond(count, engine);
    figures[`floorPerSecond${count}`] = perSecond(count, floor);
    figures[`floorRatio${count}`] = round(floor / engine);
  }
  const [engine = 0, flagd = 0, growthbook = 0] = comparePeers(100);
  return {
    ...figures,
    ...measureExpressions(),
    bytesPerExperience: measureMemory(),
    flagdPerSecond: perSecond(100, flagd),
    growthbookPerSecond: perSecond(100, growthbook),
    growthbookRatio: round(growthbook / engine),
    flagdRatio: round(flagd / engine),
    floorRatio: figures['floorRatio100'] ?? 0,
  };
}

const contexts = Array.from({ length: visitors }, (_, index) => createContext(index));

function compare(count: number): readonly number[] {
  const compiled = compileExperiences(listExperiments(count));
  const byHand = createFloor(count);
  for (const context of [...contexts, ...listVisitors(count)]) {
    deepStrictEqual(byHand(context), decide(compiled, context));
  }
  const repeats = Math.max(1, Math.round(100_000 / (count * visitors)));
  return timeInTurn([toRun((context) => decide(compiled, context)), toRun(byHand)], rounds, repeats);
}

function toRun(call: (context: DecisionContext) => readonly Decision[]): Run {
  return () => {
    let entered = 0;
    // Every decision is looked at, or the compiler would leave out what nobody reads.
    for (const context of contexts) for (const { counted } of call(context)) if (counted) entered += 1;
    return entered;
  };
}

function comparePeers(count: number): readonly number[] {
  const compiled = compileExperiences(listExperiments(count));
  const peers = [createFlagd(count, visitors), createGrowthBook(count, visitors)];
  const runs = [
    toRun((context) => decide(compiled, context)),
    ...peers.map(
      (peer): Run =>
        () =>
          contexts.reduce((sum, _, visitor) => sum + peer(visitor), 0),
    ),
  ];
  const entered = runs.map((run) => run());
  deepStrictEqual(entered, [entered[0], entered[0], entered[0]]);
  return timeInTurn(runs, 7, 1);
}

function perSecond(count: number, seconds: number): number {
  return Math.round((count * visitors) / seconds);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
