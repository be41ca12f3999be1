import { createServer } from 'node:net';
import { type Program, startProgram } from '../../../apps/server/src/testing/program.ts';

/** One account of the simulated Klaviyo. */
export type Account = {
  readonly id: string;
  readonly privateKey: string;
  readonly segments: readonly string[];
};

/** Somebody whom Klaviyo knows, and an exchange id that leads to them. */
export type Known = { readonly id: string; readonly token: string };

/** The simulated Klaviyo in a process of its own, at Klaviyo's published limits. */
export type SimulatedKlaviyo = AsyncDisposable & {
  readonly url: string;
  createAccount(segmentCount: number): Promise<Account>;
  /** People with one token each; a third of them is in each segment. */
  createPeople(account: Account, count: number): Promise<readonly Known[]>;
  /** How long each answer takes: in half of the cases, and in one of a hundred. */
  setLatency(medianMs: number, p99Ms?: number): Promise<void>;
  setFault(fault: Readonly<Record<string, string | number>>): Promise<void>;
  clearFaults(): Promise<void>;
  /** Calls of an account so far, by operation and status; without either, all. */
  count(
    account: Account,
    filter?: { readonly operation?: string; readonly status?: number },
  ): Promise<number>;
};

type Tally = {
  readonly operation: string;
  readonly status: number | null;
  readonly account: string | null;
  readonly count: number;
};

/** Starts it on a free port. */
export async function startKlaviyo(): Promise<SimulatedKlaviyo> {
  const port = await findFreePort();
  const program: Program = await startProgram(
    'apps/klaviyo-simulator/src/main.ts',
    { PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` },
    /Klaviyo \(simulated\) at (\S+)/,
  );

  const send = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${program.url}/_sim${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  };

  return {
    url: program.url,
    async createAccount(segmentCount) {
      const { id } = await send<{ id: string }>('POST', '/accounts', { organizationName: 'Bench' });
      const scopes = ['accounts:read', 'profiles:read', 'segments:read'];
      const { key } = await send<{ key: string }>('POST', '/keys', { name: 'Bench', scopes, account: id });
      const segments: string[] = [];
      for (let number = 1; number <= segmentCount; number += 1) {
        const segment = await send<{ id: string }>('POST', '/segments', {
          name: `Segment ${number}`,
          account: id,
        });
        segments.push(segment.id);
      }
      return { id, privateKey: key, segments };
    },
    createPeople: (account, count) =>
      send('POST', '/people/bulk', {
        account: account.id,
        count,
        emailPrefix: `p${Math.random().toString(36).slice(2, 8)}`,
        segments: account.segments.map((id) => ({ id, share: 0.33 })),
      }),
    async setLatency(medianMs, p99Ms) {
      await send('PUT', '/latency', p99Ms === undefined ? { ms: medianMs } : { medianMs, p99Ms });
    },
    async setFault(fault) {
      await send('POST', '/faults', fault);
    },
    async clearFaults() {
      await send('DELETE', '/faults');
    },
    async count(account, { operation, status } = {}) {
      const { tallies } = await send<{ tallies: readonly Tally[] }>(
        'GET',
        `/requests/tally?account=${account.id}`,
      );
      return tallies
        .filter((tally) => operation === undefined || tally.operation === operation)
        .filter((tally) => status === undefined || tally.status === status)
        .reduce((total, tally) => total + tally.count, 0);
    },
    [Symbol.asyncDispose]: () => program[Symbol.asyncDispose](),
  };
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port.');
  return address.port;
}
