import { type Budget, createBudget } from '../budget/budget.ts';
import { createMemoryLedgerStore, type LedgerStore } from '../budget/ledger-store.ts';
import type { Urgency } from '../urgency.ts';
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts';

export type BudgetWorld = {
  readonly clock: VirtualClock;
  readonly ledgers: LedgerStore;
  readonly reported: readonly unknown[];
  readonly createProcess: (holder: string, store?: LedgerStore) => Budget<'ask'>;
};

/** Ten calls a second and a hundred a minute. */
export function createBudgetWorld(): BudgetWorld {
  const clock = createVirtualClock();
  const ledgers = createMemoryLedgerStore(clock);
  const reported: unknown[] = [];
  const limits = { ask: { burstPerSecond: 10, steadyPerMinute: 100 } };
  const createProcess = (holder: string, store: LedgerStore = ledgers): Budget<'ask'> =>
    createBudget({ limits, ledgers: store, clock, holder, report: (error) => reported.push(error) });
  return { clock, ledgers, reported, createProcess };
}

/** Makes calls that are answered at once, as many as are granted without a refill. */
export function makeCalls(budget: Budget<'ask'>, most: number, urgency: Urgency = 'member'): number {
  let made = 0;
  while (made < most) {
    const permit = budget.take('ask', urgency);
    if (permit.state !== 'granted') break;
    permit.settle();
    made += 1;
  }
  return made;
}

/** Makes so many calls, and waits for whatever is to be waited for. */
export async function useUp(budget: Budget<'ask'>, calls: number, clock: VirtualClock): Promise<void> {
  for (let left = calls; left > 0; ) {
    const permit = budget.take('ask', 'member');
    if (permit.state === 'granted') {
      permit.settle();
      left -= 1;
    } else if (permit.state === 'wait') await clock.advance(permit.waitMs);
    else await clock.advance(await budget.refill('ask', 'member', left));
  }
}
