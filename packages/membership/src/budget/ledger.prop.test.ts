import { type Arbitrary, array, assert, boolean, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { urgencies } from '../urgency.ts';
import { countCalls, emptyLedger, type LedgerAnswer, type LedgerEntry, writeEntry } from './ledger.ts';
import { toShare } from './limits.ts';

const hourMs = 3_600_000;
const start = 1_000_000_000_000;

const step = record({
  waitMs: integer({ min: 0, max: 3000 }),
  holder: integer({ min: 0, max: 3 }),
  urgency: constantFrom(...urgencies),
  calls: integer({ min: 0, max: 20 }),
  used: integer({ min: 0, max: 100 }),
  isSilent: boolean(),
  heard: constantFrom(undefined, 0, 5, 50),
  blockMs: constantFrom(undefined, undefined, undefined, 700, 5000),
});
type Step = typeof step extends Arbitrary<infer Value> ? Value : never;
const limits = constantFrom(
  { burstPerSecond: 1, steadyPerMinute: 15 },
  { burstPerSecond: 3, steadyPerMinute: 60 },
  { burstPerSecond: 10, steadyPerMinute: 40 },
);

/** Writes entries of several processes that settle what they took, save where they are silent. */
function run(
  steps: readonly Step[],
  limit: { readonly burstPerSecond: number; readonly steadyPerMinute: number },
  setBack: { readonly at: number; readonly byMs: number } = { at: -1, byMs: 0 },
) {
  let ledger = emptyLedger;
  let now = start;
  let elapsedMs = 0;
  const taken = new Map<string, { readonly id: string; readonly calls: number }>();
  const bursts = new Map<string, { readonly burst: number; readonly until: number }>();
  const written: { entry: LedgerEntry; answer: LedgerAnswer; total: number; burst: number }[] = [];
  for (const [index, drawn] of steps.entries()) {
    now += index === setBack.at ? -setBack.byMs : drawn.waitMs;
    elapsedMs += index === setBack.at ? 0 : drawn.waitMs;
    const holder = `holder ${drawn.holder}`;
    const open = drawn.isSilent ? undefined : taken.get(holder);
    const used = Math.floor(((open?.calls ?? 0) * drawn.used) / 100);
    const before = bursts.get(holder);
    const held = before === undefined || before.until < elapsedMs ? 0 : before.burst;
    const entry: LedgerEntry = {
      holder,
      slice: `slice ${index}`,
      urgency: drawn.urgency,
      calls: drawn.calls,
      burst: drawn.calls,
      burstHeld: drawn.isSilent ? held : Math.min(used, held),
      inSecond: 0,
      settled: open === undefined ? [] : [{ id: open.id, used, endedAt: now - Math.floor(drawn.waitMs / 2) }],
      ...(drawn.heard === undefined ? {} : { heard: { remaining: drawn.heard, until: now + 20_000 } }),
      ...(drawn.blockMs === undefined ? {} : { blockedUntil: now + drawn.blockMs }),
    };
    const result = writeEntry(ledger, entry, limit, now);
    ledger = result.ledger;
    if (!drawn.isSilent) taken.delete(holder);
    if (result.answer.calls > 0) taken.set(holder, { id: entry.slice, calls: result.answer.calls });
    if (result.answer.burst >= entry.burstHeld) {
      // The slice's last call is answered nine seconds later at the latest, and counts for a second more.
      bursts.set(holder, { burst: result.answer.burst, until: elapsedMs + 10_000 });
    } else if (before !== undefined) bursts.set(holder, { ...before, burst: entry.burstHeld });
    const burst = ledger.holders.reduce((sum, held) => sum + held.burst, 0);
    written.push({ entry, answer: result.answer, total: countCalls(ledger, now), burst });
  }
  return { written, ledger, now };
}

describe('a ledger', () => {
  const steps = array(step, { minLength: 1, maxLength: 60 });

  it('never lets more be taken than the share of whoever asks, nor more than they ask for', () => {
    assert(
      property(steps, limits, (drawn, limit) => {
        for (const { entry, answer, total } of run(drawn, limit).written) {
          expect(answer.calls).toBeLessThanOrEqual(entry.calls);
          expect(total).toBeLessThanOrEqual(limit.steadyPerMinute);
          const share = answer.calls > 0 ? toShare(limit, entry.urgency).steady : Infinity;
          expect(total).toBeLessThanOrEqual(share);
        }
      }),
    );
  });

  it('never lets the processes together make more calls a second than are allowed', () => {
    assert(
      property(steps, limits, (drawn, limit) => {
        for (const { burst } of run(drawn, limit).written) {
          expect(burst).toBeLessThanOrEqual(limit.burstPerSecond);
        }
      }),
    );
  });

  it('says when to ask again whenever it grants nothing', () => {
    assert(
      property(steps, limits, (drawn, limit) => {
        for (const { answer } of run(drawn, limit).written) {
          expect(answer.retryAfterMs > 0).toBe(answer.calls === 0);
        }
      }),
    );
  });

  it('has room again a minute after everybody has died', () => {
    assert(
      property(steps, limits, (drawn, limit) => {
        const { ledger, now } = run(drawn, limit);
        const entry = { holder: 'new', slice: 'new/1', urgency: 'background', calls: 1, burst: 1 } as const;
        const asked = { ...entry, burstHeld: 0, inSecond: 0, settled: [] };

        expect(writeEntry(ledger, asked, limit, now + 69_100).answer.calls).toBe(1);
      }),
    );
  });

  it('answers the same where its clock is set back by an hour', () => {
    assert(
      property(steps, limits, integer({ min: 0, max: 60 }), (drawn, limit, at) => {
        const steady = run(drawn, limit, { at, byMs: 0 });
        const setBack = run(drawn, limit, { at, byMs: hourMs });

        expect(setBack.written.map(({ answer }) => answer)).toEqual(
          steady.written.map(({ answer }) => answer),
        );
      }),
    );
  });

  it('does not grow with what is over', () => {
    assert(
      property(steps, limits, (drawn, limit) => {
        const { ledger } = run(drawn, limit);

        expect(ledger.slices.length).toBeLessThanOrEqual(limit.steadyPerMinute);
        expect(ledger.holders.length).toBeLessThanOrEqual(4);
      }),
    );
  });
});
