import { createMemoryLedgerStore, type LedgerStore } from '../budget/ledger-store.ts';
import { type Clock, wait } from '../clock.ts';

/** Ledgers that are asked over a network: a change takes a while before and after it is written. */
export function createSlowLedgerStore(clock: Clock, delayMs: () => number): LedgerStore {
  const ledgers = createMemoryLedgerStore(clock);
  return {
    async update(operation, change) {
      await wait(clock, delayMs());
      const result = await ledgers.update(operation, change);
      await wait(clock, delayMs());
      return result;
    },
  };
}
