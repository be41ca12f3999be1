import type { Urgency } from '../urgency.ts';
import { toShare, type WindowLimit } from './limits.ts';

/** Some calls that one process may make, taken at once so that the ledger is not asked for every call. */
type Slice = {
  readonly id: string;
  readonly calls: number;
  /** Until when the other side may count these calls within its minute. */
  readonly until: number;
};

/** What one process takes of each second. */
type Holder = { readonly id: string; readonly burst: number; readonly until: number };

/**
 * What all processes of an installation have taken of one operation's limit. Times are milliseconds since the epoch,
 * by the ledger's own clock.
 */
export type Ledger = {
  readonly writtenAt: number;
  readonly slices: readonly Slice[];
  readonly holders: readonly Holder[];
  /** What the other side last said is left of its minute, less what was taken since. */
  readonly heard: { readonly remaining: number; readonly until: number } | null;
  readonly blockedUntil: number;
};

/** A ledger in which nothing is written. */
export const emptyLedger: Ledger = { writtenAt: 0, slices: [], holders: [], heard: null, blockedUntil: 0 };

/** A slice that is used up or over: `endedAt` is when the last answer came. */
export type Settlement = { readonly id: string; readonly used: number; readonly endedAt: number };

/** What a process has to say, and what it asks for; `calls` 0 asks for nothing. */
export type LedgerEntry = {
  readonly holder: string;
  readonly slice: string;
  readonly urgency: Urgency;
  readonly calls: number;
  /** Calls in each second that it wants, and those that its last second holds or may hold without asking again. */
  readonly burst: number;
  readonly burstHeld: number;
  /** Calls that the last second really holds. */
  readonly inSecond: number;
  readonly settled: readonly Settlement[];
  /** What the other side said is left, and until when its minute lasts. */
  readonly heard?: { readonly remaining: number; readonly until: number };
  readonly blockedUntil?: number;
};

/** What came of an entry: calls granted (0: none; ask again after `retryAfterMs`), and what is left for visitors. */
export type LedgerAnswer = {
  readonly calls: number;
  readonly burst: number;
  readonly retryAfterMs: number;
  /** Whether none were granted since the second, rather than the minute, has no room for more. */
  readonly isSecondFull: boolean;
  readonly remaining: number;
};

/** How long a slice may be used. Short: its first call holds its place until a minute after its last. */
export const sliceUseMs = 1000;
/** No answer takes longer, so that what a process that died had taken is free again after it. */
const longestAnswerMs = 8000;
const minuteMs = 60_000;
const secondMs = 1000;
/** Clocks and timers count in whole milliseconds. */
export const marginMs = 20;
/** A process knows the ledger's time by the answer that told it, which was under way for a while. */
const minuteMarginMs = 100;

/**
 * Writes an entry. The other side counts in fixed windows whose beginning is not known, and sees a call at some moment
 * between its sending and its answer; so a call holds its place until one window after its answer. Then no window of
 * the other side, wherever it begins, holds more calls than are allowed, however many processes share them.
 */
export function writeEntry(
  found: Ledger,
  entry: LedgerEntry,
  limit: WindowLimit,
  now: number,
): { readonly ledger: Ledger; readonly answer: LedgerAnswer } {
  const before = setBack(found, now);
  const { heard, slices } = settle(before, entry, now);
  const holders = before.holders.filter(({ until }) => until > now);
  const others = holders.filter(({ id }) => id !== entry.holder);
  const blockedUntil = Math.max(before.blockedUntil, entry.blockedUntil ?? 0);
  const share = toShare(limit, entry.urgency);
  const taken = sum(slices.map(({ calls }) => calls));
  const free = Math.min(limit.steadyPerMinute - taken, heard?.remaining ?? Infinity);
  const left = free - limit.steadyPerMinute + share.steady;
  const burst = toBurst(entry, share.burst, holders);
  // No more than the second has room for, and where little is left some for each.
  const most = Math.min(burst - entry.inSecond, Math.ceil(left / (others.length + 1)));
  const calls = blockedUntil > now ? 0 : Math.max(0, Math.min(entry.calls, most));
  const holder = toHolder(entry, calls > 0 ? burst : 0, now);
  const kept = limit.steadyPerMinute - toShare(limit, 'visitor').steady;
  return {
    ledger: {
      writtenAt: now,
      slices: calls === 0 ? slices : [...slices, { id: entry.slice, calls, until: now + longestHoldMs }],
      holders: holder === undefined ? others : [...others, holder],
      heard: heard === null ? null : { ...heard, remaining: heard.remaining - calls },
      blockedUntil,
    },
    answer: {
      calls,
      burst: calls > 0 ? burst : 0,
      isSecondFull: calls === 0 && left >= 1 && blockedUntil <= now,
      retryAfterMs: calls > 0 ? 0 : toWaitMs(now, blockedUntil, left, slices, heard, others),
      remaining: Math.max(0, free - calls - kept),
    },
  };
}

const longestHoldMs = sliceUseMs + longestAnswerMs + minuteMs + minuteMarginMs;

/** Calls that the other side may count within its minute now. */
export function countCalls(ledger: Ledger, now: number): number {
  return sum(ledger.slices.filter(({ until }) => until > now).map(({ calls }) => calls));
}

/** Where the clock was set back, everything else is as well: a wait takes as long as it would have taken. */
function setBack(ledger: Ledger, now: number): Ledger {
  const byMs = ledger.writtenAt - now;
  // Processes that write at the same time may do so in another order than they read the clock.
  if (!(byMs >= minuteMs)) return ledger;
  const { slices, holders, heard, blockedUntil } = ledger;
  return {
    writtenAt: now,
    slices: slices.map((slice) => ({ ...slice, until: slice.until - byMs })),
    holders: holders.map((holder) => ({ ...holder, until: holder.until - byMs })),
    heard: heard === null ? null : { ...heard, until: heard.until - byMs },
    blockedUntil: blockedUntil - byMs,
  };
}

function settle(before: Ledger, entry: LedgerEntry, now: number): Pick<Ledger, 'heard' | 'slices'> {
  const settled = new Map(entry.settled.map((settlement) => [settlement.id, settlement]));
  let unused = 0;
  const slices = before.slices.flatMap((slice): Slice[] => {
    const settlement = settled.get(slice.id);
    if (settlement === undefined) return [slice];
    unused += slice.calls - settlement.used;
    const until = Math.min(slice.until, settlement.endedAt + minuteMs + minuteMarginMs);
    return settlement.used === 0 ? [] : [{ ...slice, calls: settlement.used, until }];
  });
  return {
    slices: slices.filter(({ until }) => until > now),
    heard: toHeard(before, entry, unused, now),
  };
}

/** The other side's word counts what it has seen; slices that are still open may add to it. */
function toHeard(before: Ledger, entry: LedgerEntry, unused: number, now: number): Ledger['heard'] {
  if (entry.heard !== undefined && entry.heard.until > now) {
    const settled = new Set(entry.settled.map(({ id }) => id));
    const open = before.slices.filter(
      ({ id, until }) => !settled.has(id) && until > now + minuteMs + minuteMarginMs,
    );
    return {
      until: entry.heard.until,
      remaining: entry.heard.remaining - sum(open.map(({ calls }) => calls)),
    };
  }
  if (before.heard === null || before.heard.until <= now) return null;
  return { ...before.heard, remaining: before.heard.remaining + unused };
}

/** Whoever got nothing stands there too, with nothing: the others leave room for it when they next ask. */
function toHolder(entry: LedgerEntry, burst: number, now: number): Holder | undefined {
  const held = Math.max(burst, entry.burstHeld);
  if (held > 0) return { id: entry.holder, burst: held, until: now + longestHoldMs - minuteMs + secondMs };
  return entry.calls > 0 ? { id: entry.holder, burst: 0, until: now + 2 * secondMs } : undefined;
}

/** Where a second has not room for all, whoever had some of it lets those go first who had none. */
function toBurst(entry: LedgerEntry, share: number, holders: readonly Holder[]): number {
  const others = holders.filter(({ id }) => id !== entry.holder);
  const fair = Math.max(1, Math.floor(share / (others.length + 1)));
  const left = share - sum(others.map(({ burst }) => burst));
  const waiting = others.filter(({ burst }) => burst === 0).length;
  const isServed = holders.some(({ id, burst }) => id === entry.holder && burst > 0);
  return Math.max(0, Math.min(entry.burst, fair, isServed ? left - waiting : left));
}

function toWaitMs(
  now: number,
  blockedUntil: number,
  left: number,
  slices: readonly Slice[],
  heard: Ledger['heard'],
  others: readonly Holder[],
): number {
  if (blockedUntil > now) return blockedUntil - now;
  const ends = left < 1 ? slices.map(({ until }) => until) : others.map(({ until }) => until);
  if (left < 1 && heard !== null) ends.push(heard.until);
  return Math.max(1, Math.min(...ends, now + secondMs) - now);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
