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
  /** The kind of the fault that hit it. */
  fault: string | null;
}

export interface RequestFilter {
  readonly operation?: string;
  readonly status?: number;
}

export interface RequestLog {
  /** Oldest first. */
  list(filter?: RequestFilter): RequestEntry[];
  count(filter?: RequestFilter): number;
  begin(entry: Pick<RequestEntry, 'operation' | 'method'> & { readonly url: string }): RequestEntry;
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
  const list = (filter: RequestFilter = {}): RequestEntry[] =>
    entries.filter(
      (entry) =>
        (filter.operation === undefined || entry.operation === filter.operation) &&
        (filter.status === undefined || entry.status === filter.status),
    );
  return {
    list,
    count: (filter) => list(filter).length,
    begin({ operation, method, url }) {
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
        fault: null,
      };
      entries.push(entry);
      if (entries.length > maxEntries) entries = entries.slice(-maxEntries / 2);
      return entry;
    },
    clear() {
      entries = [];
    },
  };
}
