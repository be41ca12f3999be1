import type { RequestEntry, RequestFilter } from './requests.ts';

/** How many calls had all of this in common. */
export interface Tally extends Pick<RequestEntry, 'operation' | 'status' | 'install' | 'account'> {
  readonly count: number;
}

export interface Tallies {
  /** Counts a call, or as many as a tally already has. */
  add(entry: Omit<Tally, 'count'> & { readonly count?: number }): void;
  list(): Tally[];
  clear(): void;
}

/** Whether an entry or a tally is one that the filter asks for. */
export function matchesFilter(
  entry: Pick<RequestEntry, 'operation' | 'status' | 'install' | 'account'>,
  filter: RequestFilter,
): boolean {
  return (
    (filter.operation === undefined || entry.operation === filter.operation) &&
    (filter.status === undefined || entry.status === filter.status) &&
    (filter.install === undefined || entry.install === filter.install) &&
    (filter.account === undefined || entry.account === filter.account)
  );
}

/** Counts of calls, which stay exact however many calls there were. */
export function createTallies(): Tallies {
  const tallies = new Map<string, Tally & { count: number }>();
  return {
    add({ operation, status, install, account, count = 1 }) {
      const key = JSON.stringify([operation, status, install, account]);
      const tally = tallies.get(key);
      if (tally === undefined) tallies.set(key, { operation, status, install, account, count });
      else tally.count += count;
    },
    list: () => [...tallies.values()].map((tally) => ({ ...tally })),
    clear: () => tallies.clear(),
  };
}
