import { randomUUID } from 'node:crypto';

/** What can go wrong on the way to Klaviyo (sections 1.0 and 8). */
export const faultKinds = ['rate_limited', 'server_error', 'hang', 'slow', 'html_403'] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface NewFault {
  /** An operation's id, `api` for everything under `/api/`, or `all`. */
  readonly operation: string;
  readonly kind: FaultKind;
  /** How many calls it hits before it ends; without it, all until cleared. */
  readonly count?: number;
  /** From when on it hits, in simulated time, milliseconds since the epoch; from now on unless told. */
  readonly fromMs?: number;
  /** When it ends, in simulated time: a call at this very moment is no longer hit. */
  readonly untilMs?: number;
  /** Hits only calls for this account, as far as their credentials tell. */
  readonly account?: string;
  /** Hits only this share of the calls, from 0 to 1, by chance. */
  readonly share?: number;
  /** For `slow`: how long the answer is held back. */
  readonly ms?: number;
  /** For `server_error`: 500 and 503 with Klaviyo's error body, 502 with a gateway's page. */
  readonly status?: 500 | 502 | 503;
  /** For `rate_limited`. */
  readonly retryAfterSeconds?: number;
}

export interface Fault extends NewFault {
  readonly id: string;
  /** How many more calls it hits; null when there is no end. */
  remaining: number | null;
}

/** A call as far as faults are choosy about it. */
interface FaultCall {
  readonly operation: string;
  /** Whether it is under `/api/`. */
  readonly isApi: boolean;
  readonly account: string | null;
}

export interface Faults {
  /** Those that hit now or will; the ones whose time is over are dropped. */
  list(): Fault[];
  set(fault: NewFault): Fault;
  /** Ends one; says whether there was such a fault. */
  remove(id: string): boolean;
  clear(): void;
  /** The oldest fault that hits this call, counted down; undefined when the call may proceed. */
  take(call: FaultCall): Fault | undefined;
}

function concerns(fault: Fault, { operation, isApi, account }: FaultCall): boolean {
  if (fault.account !== undefined && fault.account !== account) return false;
  return fault.operation === operation || fault.operation === 'all' || (isApi && fault.operation === 'api');
}

/** Faults switched on by hand or by a test, oldest first. `random` gives numbers from 0 to 1 (not 1 itself). */
export function createFaults(now: () => number, random: () => number): Faults {
  let faults: Fault[] = [];
  const listCurrent = (): Fault[] => {
    const nowMs = now();
    if (faults.some(({ untilMs }) => untilMs !== undefined && untilMs <= nowMs))
      faults = faults.filter(({ untilMs }) => untilMs === undefined || untilMs > nowMs);
    return faults;
  };
  return {
    list: () => listCurrent().map((fault) => ({ ...fault })),
    set(fault) {
      const created = { ...fault, id: randomUUID(), remaining: fault.count ?? null };
      faults.push(created);
      return { ...created };
    },
    remove(id) {
      const before = faults.length;
      faults = faults.filter((fault) => fault.id !== id);
      return faults.length < before;
    },
    clear() {
      faults = [];
    },
    take(call) {
      const fault = listCurrent().find(
        (fault) =>
          concerns(fault, call) &&
          (fault.fromMs ?? Number.NEGATIVE_INFINITY) <= now() &&
          (fault.share === undefined || random() < fault.share),
      );
      if (fault === undefined) return undefined;
      if (fault.remaining !== null) {
        fault.remaining -= 1;
        if (fault.remaining <= 0) faults = faults.filter((other) => other !== fault);
      }
      return fault;
    },
  };
}
