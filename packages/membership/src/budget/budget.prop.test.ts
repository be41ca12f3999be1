import { array, assert, asyncProperty, constantFrom, integer, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFleet, type Fleet, findOverrun } from '../testing/fleet.ts';
import { createRandom } from '../testing/random.ts';
import { createSlowLedgerStore } from '../testing/slow-ledger-store.ts';
import { createVirtualClock, type VirtualClock } from '../testing/virtual-clock.ts';
import { type Urgency, urgencies } from '../urgency.ts';

/** Klaviyo's tiers (contract §4). */
const tiers = [
  { burstPerSecond: 1, steadyPerMinute: 15 },
  { burstPerSecond: 3, steadyPerMinute: 60 },
  { burstPerSecond: 10, steadyPerMinute: 150 },
  { burstPerSecond: 75, steadyPerMinute: 700 },
];
/** Where the minute, or the second, is what there is too little of. */
const odd = [
  { burstPerSecond: 10, steadyPerMinute: 40 },
  { burstPerSecond: 5, steadyPerMinute: 250 },
];

describe('budgets over one ledger', () => {
  it('let no more calls arrive in any second or minute than are allowed, whoever dies', async () => {
    const situation = record({
      limit: constantFrom(...tiers, ...odd),
      processes: integer({ min: 1, max: 4 }),
      longestAnswerMs: constantFrom(50, 700, 3000, 8000),
      longestLedgerMs: constantFrom(0, 20, 300),
      rush: constantFrom(1, 4, 16),
      deathsAt: array(integer({ min: 0, max: 120_000 }), { maxLength: 3 }),
      seed: integer(),
    });
    await assert(
      asyncProperty(situation, async (drawn) => {
        const { limit, processes, longestAnswerMs, longestLedgerMs, rush, deathsAt, seed } = drawn;
        const random = createRandom(seed);
        const clock = createVirtualClock();
        const fleet = createFleet({
          clock,
          limit,
          processes,
          latencyMs: () => random() * (longestAnswerMs + 1),
          arriveAfter: random,
          ledgers: createSlowLedgerStore(clock, () => Math.floor((random() * longestLedgerMs) / 2)),
        });
        for (const [index, at] of deathsAt.entries()) clock.after(at, () => fleet.processes[index]?.die());

        for (let step = 0; step < 250; step += 1) {
          for (const process of fleet.processes) {
            const calls = Math.floor(random() ** 6 * rush * 4);
            for (let call = 0; call < calls; call += 1) process.ask(drawUrgency(random));
          }
          await clock.advance(Math.floor(random() * 1000));
        }

        expect(findOverrun(fleet.arrivals, 1000, limit.burstPerSecond)).toBeUndefined();
        expect(findOverrun(fleet.arrivals, 60_000, limit.steadyPerMinute)).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  it('starve no process that wants as much as the others, and use nine tenths of each minute', async () => {
    const situation = record({
      limit: constantFrom(...tiers),
      processes: integer({ min: 1, max: 4 }),
      longestAnswerMs: constantFrom(50, 300),
      rush: constantFrom(1.2, 3),
      seed: integer(),
    });
    await assert(
      asyncProperty(situation, async ({ limit, processes, longestAnswerMs, rush, seed }) => {
        const random = createRandom(seed);
        const clock = createVirtualClock();
        const fleet = createFleet({
          clock,
          limit,
          processes,
          latencyMs: () => random() * longestAnswerMs,
          arriveAfter: random,
        });
        await askSteadily(fleet, (limit.steadyPerMinute * rush) / processes, clock, 4);
        const [before, after] = [countBefore(fleet, clock.now() - 120_000), fleet.arrivals.length];

        expect((after - before) / 2).toBeGreaterThan(Math.floor(0.9 * limit.steadyPerMinute) - 1);
        const fair = fleet.arrivals.length / processes;
        for (const { arrived } of fleet.processes) expect(arrived.visitor).toBeGreaterThan(fair / 5);
        expect(findOverrun(fleet.arrivals, 1000, limit.burstPerSecond)).toBeUndefined();
        expect(findOverrun(fleet.arrivals, 60_000, limit.steadyPerMinute)).toBeUndefined();
      }),
      { numRuns: 8 },
    );
  });
});

function drawUrgency(random: () => number): Urgency {
  return urgencies[Math.floor(random() * urgencies.length)] ?? 'visitor';
}

async function askSteadily(
  { processes }: Fleet,
  perMinute: number,
  clock: VirtualClock,
  minutes: number,
): Promise<void> {
  let owed = 0;
  for (let step = 0; step < minutes * 600; step += 1) {
    for (owed += perMinute / 600; owed >= 1; owed -= 1) for (const { ask } of processes) ask('visitor');
    await clock.advance(100);
  }
}

function countBefore({ arrivals }: Fleet, at: number): number {
  return arrivals.filter((arrivedAt) => arrivedAt < at).length;
}
