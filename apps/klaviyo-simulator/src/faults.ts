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

export interface Faults {
  list(): Fault[];
  set(fault: NewFault): Fault;
  /** Ends one; says whether there was such a fault. */
  remove(id: string): boolean;
  clear(): void;
  /** The oldest fault that hits this operation, counted down; undefined when the call may proceed. */
  take(operation: string, isApi: boolean): Fault | undefined;
}

/** Faults switched on by hand or by a test, oldest first. */
export function createFaults(): Faults {
  let faults: Fault[] = [];
  return {
    list: () => faults.map((fault) => ({ ...fault })),
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
    take(operation, isApi) {
      const fault = faults.find(
        (fault) =>
          fault.operation === operation || fault.operation === 'all' || (isApi && fault.operation === 'api'),
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
