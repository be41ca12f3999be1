import type { Clock } from '../clock.ts';
import { toRank, type Urgency } from '../urgency.ts';
import { marginMs, sliceUseMs } from './ledger.ts';

/** A call that may be made now, or what has to happen first. */
export type Permit =
  | { readonly state: 'granted' /** To be called when the answer is there. */; readonly settle: () => void }
  /** This process makes as many calls a second as it may. */
  | { readonly state: 'wait'; readonly waitMs: number }
  /** Calls have to be taken from the ledger. */
  | { readonly state: 'empty' };

/** Calls taken from the ledger, by this process. */
export type OwnSlice = {
  readonly id: string;
  readonly urgency: Urgency;
  readonly calls: number;
  /** Calls in each second at most, while it is used. */
  readonly burst: number;
  readonly usableUntil: number;
  used: number;
  underWay: number;
  endedAt: number;
};

/** One operation, as this process knows it. */
export type Account = {
  slices: OwnSlice[];
  /** Ends of calls within the last second; `Infinity` while one is under way. */
  second: { endedAt: number }[];
  heard: { readonly remaining: number; readonly until: number } | undefined;
  block: { readonly until: number; readonly forMs: number };
  seen: { readonly remaining: number; readonly at: number } | undefined;
  giveBack: (() => void) | undefined;
  /** Ends with the last writing: of two at the same time one would not know what the other is about to get. */
  written: Promise<unknown>;
};

const secondMs = 1000;

/** An operation of which nothing is known. */
export function createAccount(): Account {
  return {
    slices: [],
    second: [],
    heard: undefined,
    block: { until: 0, forMs: 0 },
    seen: undefined,
    giveBack: undefined,
    written: Promise.resolve(),
  };
}

/** A call, if what was taken from the ledger allows one now. */
export function takeCall(account: Account, urgency: Urgency, mostBurst: number, clock: Clock): Permit {
  const now = clock.now();
  if (findBlockMs(account, now) > 0) return { state: 'empty' };
  const rank = toRank(urgency);
  const slices = account.slices.filter((slice) => isOpen(slice, now) && toRank(slice.urgency) >= rank);
  const second = listSecond(account, now);
  const slice = slices.find(({ burst }) => second.length < burst);
  if (slice === undefined) {
    // Somebody more urgent may make more calls a second than those are allowed for whom these were taken.
    const burst = Math.max(0, ...slices.filter((open) => open.urgency === urgency).map((open) => open.burst));
    return burst < mostBurst ? { state: 'empty' } : { state: 'wait', waitMs: findSecondMs(account, now) };
  }
  const call = { endedAt: Infinity };
  second.push(call);
  slice.used += 1;
  slice.underWay += 1;
  return {
    state: 'granted',
    settle() {
      if (call.endedAt !== Infinity) return;
      call.endedAt = clock.now();
      slice.endedAt = call.endedAt;
      slice.underWay -= 1;
    },
  };
}

/** Calls that the last second holds. */
export function countSecond(account: Account, now: number): number {
  return listSecond(account, now).length;
}

/** When the second has room for one call more, at the latest. */
export function findSecondMs(account: Account, now: number): number {
  const first = Math.min(...listSecond(account, now).map(({ endedAt }) => endedAt));
  return Math.min(secondMs, Math.max(1, first + secondMs + marginMs - now));
}

/** Whether a call could be made without asking the ledger, or at least soon. */
export function hasCalls({ slices }: Account, urgency: Urgency, now: number): boolean {
  return slices.some((slice) => isOpen(slice, now) && toRank(slice.urgency) >= toRank(urgency));
}

/** The slices of which nothing more will be used. */
export function listDone({ slices }: Account, now: number): readonly OwnSlice[] {
  return slices.filter((slice) => !isOpen(slice, now) && slice.underWay === 0);
}

/** Calls that the last second holds, or may hold before the ledger is asked again. */
export function countHeld(account: Account, now: number): number {
  const open = account.slices.filter((slice) => isOpen(slice, now));
  return Math.max(listSecond(account, now).length, ...open.map(({ burst }) => burst));
}

/** For how long no call may be made; no longer than was said, even where the clock was set back. */
export function findBlockMs(account: Account, now: number): number {
  const { until, forMs } = account.block;
  if (until - now > forMs) account.block = { until: now + forMs, forMs };
  return Math.max(0, account.block.until - now);
}

function isOpen(slice: OwnSlice, now: number): boolean {
  const leftMs = slice.usableUntil - now;
  return slice.used < slice.calls && leftMs > 0 && leftMs <= sliceUseMs;
}

function listSecond(account: Account, now: number): Account['second'] {
  for (const call of account.second) {
    // Where the clock was set back, it ended now at the latest.
    if (call.endedAt !== Infinity) call.endedAt = Math.min(call.endedAt, now);
  }
  account.second = account.second.filter(({ endedAt }) => endedAt + secondMs + marginMs > now);
  return account.second;
}
