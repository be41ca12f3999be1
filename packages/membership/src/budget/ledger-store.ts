import type { Clock } from '../clock.ts';
import { emptyLedger, type Ledger } from './ledger.ts';

/** Where the ledgers of one account are kept, for all processes of the installation. */
export type LedgerStore = {
  /**
   * Changes an operation's ledger at once or not at all. `change` is given the ledger's own time, and is called again
   * where another process was faster.
   */
  update<T>(
    operation: string,
    change: (ledger: Ledger, now: number) => { readonly ledger: Ledger; readonly result: T },
  ): Promise<T>;
};

/** Ledgers of a process that shares its account with no other. */
export function createMemoryLedgerStore(clock: Clock): LedgerStore {
  const ledgers = new Map<string, Ledger>();
  return {
    async update(operation, change) {
      const { ledger, result } = change(ledgers.get(operation) ?? emptyLedger, clock.now());
      ledgers.set(operation, ledger);
      return result;
    },
  };
}
