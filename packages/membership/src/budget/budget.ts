import type { Clock } from '../clock.ts';
import type { Urgency } from '../urgency.ts';
import {
  type Account,
  countHeld,
  countSecond,
  createAccount,
  findBlockMs,
  findSecondMs,
  hasCalls,
  listDone,
  type Permit,
  takeCall,
} from './account.ts';
import { countCalls, type LedgerAnswer, type Settlement, sliceUseMs, writeEntry } from './ledger.ts';
import type { LedgerStore } from './ledger-store.ts';
import { toShare, type WindowLimit } from './limits.ts';

/** Keeps the calls of all processes below what is allowed. */
export type Budget<Operation extends string> = {
  /** Answers from what this process has taken; asks nobody. */
  take(operation: Operation, urgency: Urgency): Permit;
  /** Whether this process holds calls that it may make. */
  holds(operation: Operation, urgency: Urgency): boolean;
  /** Takes calls from the ledger for about so many; how long to wait before asking again, 0 where some were granted. */
  refill(operation: Operation, urgency: Urgency, wanted: number): Promise<number>;
  /** The other side has said how many calls are left in its minute, and how long that still lasts. */
  hear(operation: Operation, remaining: number, resetMs: number): void;
  /** No call of this operation for a while: the other side said so. */
  block(operation: Operation, delayMs: number): void;
  /** What share of a minute's calls visitors may still use, as last seen: 1 where nothing is known. */
  headroom(operation: Operation): number;
  /** Calls of the last minute by all processes, as the other side may count them. */
  used(operation: Operation): Promise<number>;
};

/** What a budget is made of. */
export type BudgetOptions<Operation extends string> = {
  readonly limits: Readonly<Record<Operation, WindowLimit>>;
  readonly ledgers: LedgerStore;
  readonly clock: Clock;
  /** Names this process in the ledgers. */
  readonly holder: string;
  /** Hears what went wrong in giving back what was not used. */
  readonly report: (error: unknown) => void;
};

const secondMs = 1000;
const minuteMs = 60_000;
const longestBlockMs = 3_600_000;
const giveBackAfterMs = 1500;
/** So that one visitor alone does not ask the ledger for each of their calls. */
const spare = 4;
type Ask = { readonly urgency: Urgency; readonly calls: number; readonly burst: number };
const nothing: Ask = { urgency: 'background', calls: 0, burst: 0 };

/** The part of an account's budget that one process holds. */
export function createBudget<Operation extends string>(options: BudgetOptions<Operation>): Budget<Operation> {
  const { limits, ledgers, clock, holder, report } = options;
  const accounts = new Map<Operation, Account>();
  let sliceCount = 0;

  const getAccount = (operation: Operation): Account => {
    const known = accounts.get(operation);
    if (known !== undefined) return known;
    const account = createAccount();
    accounts.set(operation, account);
    return account;
  };

  const write = (operation: Operation, ask: Ask): Promise<LedgerAnswer> => {
    const account = getAccount(operation);
    const writing = account.written.then(() => writeNow(operation, account, ask));
    account.written = writing.catch(() => undefined);
    return writing;
  };

  const writeNow = async (operation: Operation, account: Account, ask: Ask): Promise<LedgerAnswer> => {
    account.giveBack?.();
    account.giveBack = undefined;
    const done = listDone(account, clock.now());
    const { heard } = account;
    sliceCount += 1;
    const id = `${holder}/${sliceCount}`;
    const startedAt = clock.now();
    const { answer } = await ledgers.update(operation, (ledger, now) => {
      const toLedgerTime = (at: number): number => now + Math.min(0, at - startedAt);
      const blockMs = findBlockMs(account, clock.now());
      const result = writeEntry(
        ledger,
        {
          ...ask,
          holder,
          slice: id,
          burstHeld: countHeld(account, clock.now()),
          inSecond: countSecond(account, clock.now()),
          settled: done.map(
            (slice): Settlement => ({ id: slice.id, used: slice.used, endedAt: toLedgerTime(slice.endedAt) }),
          ),
          ...(heard === undefined
            ? {}
            : { heard: { ...heard, until: now + Math.min(minuteMs, heard.until - startedAt) } }),
          ...(blockMs === 0 ? {} : { blockedUntil: now + blockMs }),
        },
        limits[operation],
        now,
      );
      return { ledger: result.ledger, result };
    });
    account.slices = account.slices.filter((slice) => !done.includes(slice));
    if (account.heard === heard) account.heard = undefined;
    account.seen = { remaining: answer.remaining, at: clock.now() };
    if (answer.calls > 0) {
      // Counted from the asking, since the ledger counts from there at the latest.
      const usableUntil = startedAt + sliceUseMs;
      account.slices.push({
        id,
        urgency: ask.urgency,
        calls: answer.calls,
        burst: answer.burst,
        usableUntil,
        used: 0,
        underWay: 0,
        endedAt: startedAt,
      });
    }
    planGivingBack(operation, account);
    return answer;
  };

  /** Where nothing more is asked for, others learn a moment later what was not used. */
  const planGivingBack = (operation: Operation, account: Account): void => {
    if (account.giveBack !== undefined || account.slices.length === 0) return;
    account.giveBack = clock.after(giveBackAfterMs, () => {
      account.giveBack = undefined;
      if (listDone(account, clock.now()).length > 0) {
        write(operation, nothing).catch(report);
      } else planGivingBack(operation, account);
    });
  };

  return {
    take: (operation, urgency) =>
      takeCall(getAccount(operation), urgency, toShare(limits[operation], urgency).burst, clock),

    holds: (operation, urgency) => hasCalls(getAccount(operation), urgency, clock.now()),

    async refill(operation, urgency, wanted) {
      const account = getAccount(operation);
      if (findBlockMs(account, clock.now()) > secondMs) return secondMs;
      const calls = wanted + spare;
      const burst = countSecond(account, clock.now()) + calls;
      const { retryAfterMs, isSecondFull } = await write(operation, { urgency, calls, burst });
      return isSecondFull ? Math.min(retryAfterMs, findSecondMs(account, clock.now())) : retryAfterMs;
    },

    hear(operation, remaining, resetMs) {
      getAccount(operation).heard = { remaining, until: clock.now() + Math.min(resetMs, minuteMs) };
    },

    block(operation, delayMs) {
      const account = getAccount(operation);
      const forMs = Math.min(delayMs, longestBlockMs);
      const leftMs = findBlockMs(account, clock.now());
      if (forMs <= leftMs) return;
      account.block = { until: clock.now() + forMs, forMs };
      // Many calls may be told the same at once; the others have to know it once.
      if (leftMs === 0 || forMs - leftMs > secondMs) write(operation, nothing).catch(report);
    },

    headroom(operation) {
      const { seen } = getAccount(operation);
      if (seen === undefined || Math.abs(clock.now() - seen.at) > minuteMs) return 1;
      return Math.min(1, seen.remaining / limits[operation].steadyPerMinute);
    },

    used: (operation) =>
      ledgers.update(operation, (ledger, now) => ({ ledger, result: countCalls(ledger, now) })),
  };
}
