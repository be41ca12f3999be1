import { deepStrictEqual } from 'node:assert';
import { compileExperiences, type Decision, type DecisionContext, decide } from '@facet/engine';
import { createFloor } from './floor.ts';
import { createContext, listExperiments } from './scenario.ts';

/** Decisions a second of the engine and of hand-written code, round by round in turn, so that drift hits both. */
export function benchEngine(): Readonly<Record<string, number>> {
  const figures: Record<string, number> = {};
  for (const count of [1, 10, 100, 1000]) {
    const { engine, floor } = compare(count);
    figures[`decisionsPerSecond${count}`] = Math.round(engine);
    figures[`floorPerSecond${count}`] = Math.round(floor);
    figures[`floorRatio${count}`] = round(engine / floor);
  }
  figures['floorRatio'] = figures['floorRatio100'] ?? 0;
  return figures;
}

const rounds = 15;
const visitors = 200;

function compare(count: number): { readonly engine: number; readonly floor: number } {
  const compiled = compileExperiences(listExperiments(count));
  const byHand = createFloor(count);
  const contexts = Array.from({ length: visitors }, (_, index) => createContext(index));
  for (const context of contexts) deepStrictEqual(byHand(context), decide(compiled, context));

  const repeats = Math.max(1, Math.round(20_000 / (count * visitors)) * 5);
  const ratios: { readonly engine: number; readonly floor: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const engine = measure(contexts, repeats, (context) => decide(compiled, context));
    const floor = measure(contexts, repeats, byHand);
    ratios.push({ engine: engine * count, floor: floor * count });
  }
  ratios.sort((one, two) => one.engine / one.floor - two.engine / two.floor);
  const median = ratios[Math.floor(rounds / 2)];
  if (median === undefined) throw new Error('no round was measured');
  return median;
}

/** Calls a second. */
function measure(
  contexts: readonly DecisionContext[],
  repeats: number,
  call: (context: DecisionContext) => readonly Decision[],
): number {
  let sink = 0;
  const begin = performance.now();
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    for (const context of contexts) {
      // Every decision is looked at, or the compiler would leave out what nobody reads.
      for (const { remember } of call(context)) sink += remember[0]?.assignment.at === 0 ? 0 : 1;
    }
  }
  const seconds = (performance.now() - begin) / 1000;
  if (sink === 0) throw new Error('nothing was decided');
  return (contexts.length * repeats) / seconds;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
