import { createTallies, matchesFilter, type Tally } from './tallies.ts';

/** One call that reached the simulator. Addresses and tokens are left out of it. */
export interface RequestEntry {
  readonly number: number;
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** The query with everything between quotes replaced by `…`, so that no token or address is kept. */
  readonly query: Readonly<Record<string, string>>;
  /** Simulated time of arrival, milliseconds since the epoch. */
  readonly atMs: number;
  /** Null while it is under way, and for good when it was left hanging. */
  status: number | null;
  /** The install's id, `keys:<account>` for private keys, null when nobody was recognised. */
  install: string | null;
  /** The account that the call was for as far as its credentials tell, good or not; null when they do not. */
  readonly account: string | null;
  /** The kind of the fault that hit it. */
  fault: string | null;
}

export interface RequestFilter {
  readonly operation?: string;
  readonly status?: number;
  readonly install?: string;
  readonly account?: string;
}

export interface RequestLog {
  /** The newest ones, oldest first: of a long run only the last ten thousand or more. */
  list(filter?: RequestFilter): RequestEntry[];
  /** How many there were since the start or the last `clear`, also of those that `list` has no more. */
  count(filter?: RequestFilter): number;
  /** The same counts, each for one operation, status, install and account. */
  tally(filter?: RequestFilter): Tally[];
  begin(
    entry: Pick<RequestEntry, 'operation' | 'method' | 'account'> & { readonly url: string },
  ): RequestEntry;
  /** Says how a call ended: null when it was left hanging. Nothing of the entry changes after that. */
  finish(entry: RequestEntry, status: number | null): void;
  clear(): void;
}

const maxEntries = 20_000;

function toQuery(search: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...search].map(([name, value]) => [name, value.replaceAll(/"[^"]*"?/g, '"…"')]));
}

/** The newest calls, for the page and for tests that count what a visitor cost. */
export function createRequestLog(now: () => number): RequestLog {
  let entries: RequestEntry[] = [];
  let number = 0;
  const finished = createTallies();
  const underWay = new Set<RequestEntry>();
  const tally = (filter: RequestFilter = {}): Tally[] => {
    const all = createTallies();
    for (const entry of [...finished.list(), ...underWay]) if (matchesFilter(entry, filter)) all.add(entry);
    return all.list();
  };
  return {
    list: (filter = {}) => entries.filter((entry) => matchesFilter(entry, filter)),
    count: (filter) => tally(filter).reduce((sum, { count }) => sum + count, 0),
    tally,
    begin({ operation, method, url, account }) {
      const { pathname, searchParams } = new URL(url, 'http://simulator.invalid');
      number += 1;
      const shown = operation.startsWith('oauth_') ? {} : toQuery(searchParams);
      const entry: RequestEntry = {
        number,
        operation,
        method,
        path: pathname,
        query: shown,
        atMs: now(),
        status: null,
        install: null,
        account,
        fault: null,
      };
      entries.push(entry);
      underWay.add(entry);
      if (entries.length > maxEntries) entries = entries.slice(-maxEntries / 2);
      return entry;
    },
    finish(entry, status) {
      entry.status = status;
      // One that was under way at a clear is as forgotten as the others.
      if (underWay.delete(entry)) finished.add(entry);
    },
    clear() {
      entries = [];
      underWay.clear();
      finished.clear();
    },
  };
}
