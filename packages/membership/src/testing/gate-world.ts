import { createBudget } from '../budget/budget.ts';
import { createGate, type Gate } from '../budget/gate.ts';
import { createMemoryLedgerStore, type LedgerStore } from '../budget/ledger-store.ts';
import type { WindowLimit } from '../budget/limits.ts';
import type { Urgency } from '../urgency.ts';
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts';

/** The other side wants to be left alone for five seconds. */
export class Throttled extends Error {}

export type GateWorld = {
  readonly clock: VirtualClock;
  /** Whether the ledger cannot be asked, and how often it was. */
  readonly ledger: { isDown: boolean; updates: number };
  readonly gate: Gate<'ask'>;
  readonly createProcess: (holder: string) => Gate<'ask'>;
  /** The names of the calls that passed, in order. */
  readonly passed: readonly string[];
  readonly refused: readonly unknown[];
  /** Lets a call pass that is answered at once. */
  readonly pass: (name: string, urgency?: Urgency, through?: Gate<'ask'>) => void;
};

type GateChanges = { readonly limit?: WindowLimit; readonly mostWaiting?: number };

/** Two calls a second and a hundred a minute, where nothing is said. */
export function createGateWorld({ limit, mostWaiting = 100 }: GateChanges = {}): GateWorld {
  const clock = createVirtualClock();
  const ledgers = createMemoryLedgerStore(clock);
  const ledger = { isDown: false, updates: 0 };
  const watched: LedgerStore = {
    async update(operation, change) {
      ledger.updates += 1;
      if (ledger.isDown) throw new Error('down');
      return ledgers.update(operation, change);
    },
  };
  const createProcess = (holder: string): Gate<'ask'> =>
    createGate({
      budget: createBudget({
        limits: { ask: limit ?? { burstPerSecond: 2, steadyPerMinute: 100 } },
        ledgers: watched,
        clock,
        holder,
        report: (error) => {
          throw error;
        },
      }),
      clock,
      mostWaiting,
      findRetryAfterMs: (error) => (error instanceof Throttled ? 5000 : undefined),
    });
  const gate = createProcess('a');
  const passed: string[] = [];
  const refused: unknown[] = [];
  const pass = (name: string, urgency: Urgency = 'member', through: Gate<'ask'> = gate): void => {
    const note = async (): Promise<number> => passed.push(name);
    through.pass('ask', urgency, note).catch((error: unknown) => refused.push(error));
  };
  return { clock, ledger, gate, createProcess, passed, refused, pass };
}
