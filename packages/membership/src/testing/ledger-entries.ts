import { emptyLedger, type Ledger, type LedgerEntry, writeEntry } from '../budget/ledger.ts';
import type { WindowLimit } from '../budget/limits.ts';

/** When entries are written, where nothing else is said. */
export const now = 1_000_000_000;
/** What is allowed, where nothing else is said. */
export const limit: WindowLimit = { burstPerSecond: 10, steadyPerMinute: 100 };

/** Writes an entry of process `a`, who asks for five calls for a member. */
export function write(
  before: Ledger,
  changes: Partial<LedgerEntry>,
  at: number = now,
  allowed: WindowLimit = limit,
): ReturnType<typeof writeEntry> {
  const entry: LedgerEntry = {
    holder: 'a',
    slice: 'a/1',
    urgency: 'member',
    calls: 5,
    burst: 5,
    burstHeld: 0,
    inSecond: 0,
    settled: [],
    ...changes,
  };
  return writeEntry(before, entry, allowed, at);
}

/** A ledger in which calls were taken in slices that were used up at `endedAt`. */
export function usedUp(calls: number, endedAt: number): Ledger {
  return {
    ...emptyLedger,
    writtenAt: endedAt,
    slices: [{ id: 'earlier', calls, until: endedAt + 60_020 }],
  };
}
