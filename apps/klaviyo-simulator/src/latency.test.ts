import { expect, test } from 'vitest';
import type { Latency } from './latency.ts';
import type { Simulator } from './server.ts';
import { askControl } from './testing/ask-control.ts';
import { callApi, connect, postToken, startSimulator } from './testing/start-simulator.ts';

interface Waiting {
  /** How long every answer was held back that was. */
  readonly waits: number[];
  readonly wait: (ms: number) => Promise<void>;
}

function createWaiting(): Waiting {
  const waits: number[] = [];
  return {
    waits,
    async wait(ms) {
      waits.push(ms);
    },
  };
}

/** The delays of so many calls, from a simulator whose chance is a simple sequence with a known seed. */
async function listDelays(latency: Latency, calls: number): Promise<number[]> {
  let seed = 7;
  const random = (): number => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  await using simulator = await startSimulator({ latency, random });
  return Array.from({ length: calls }, () => simulator.latency.draw('get_profiles', true));
}

async function ask(simulator: Simulator, path: string): Promise<void> {
  await (await callApi(simulator, path)).text();
}

test('without latency nothing waits', async () => {
  const { waits, wait } = createWaiting();
  await using simulator = await startSimulator({ wait });
  await ask(simulator, '/api/segments');
  expect(waits).toEqual([]);
});

test('a fixed latency holds every answer of the API back, refusals too, and no other', async () => {
  const { waits, wait } = createWaiting();
  await using simulator = await startSimulator({ latency: { ms: 80 }, wait });
  await ask(simulator, '/api/segments');
  await ask(simulator, '/api/segments?unknown=1');
  await ask(simulator, '/api/nothing');
  simulator.faults.set({ operation: 'api', kind: 'rate_limited', count: 1 });
  await ask(simulator, '/api/segments');
  expect(waits).toEqual([80, 80, 80, 80]);
  await fetch(simulator.url);
  await connect(simulator);
  expect(waits).toHaveLength(4);
});

test('an operation may have a latency of its own, outside the API too', async () => {
  const { waits, wait } = createWaiting();
  await using simulator = await startSimulator({ wait });
  const { refresh_token: token } = await connect(simulator);
  const latency = { ms: 5, operations: { get_profiles: { ms: 200 }, oauth_token: { ms: 30 } } };
  expect(await askControl(simulator, 'PUT /latency', latency)).toEqual(latency);
  expect(await askControl(simulator, 'GET /latency')).toEqual(latency);
  await ask(simulator, '/api/profiles');
  await ask(simulator, '/api/segments');
  await postToken(simulator, { grant_type: 'refresh_token', refresh_token: token });
  expect(waits).toEqual([200, 5, 30]);
});

test('a slow answer is late by its fault and by the latency', async () => {
  const { waits, wait } = createWaiting();
  await using simulator = await startSimulator({ latency: { ms: 80 }, wait });
  simulator.faults.set({ operation: 'all', kind: 'slow', ms: 1_000, count: 1 });
  await ask(simulator, '/api/segments');
  expect(waits).toEqual([1_080]);
});

test('a call is counted when it arrives, however late its answer', async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await using simulator = await startSimulator({ latency: { ms: 80 }, wait: () => released });
  const ofProfile = '/api/profiles/dqQnNW/relationships/segments';
  const calls = [1, 2, 3, 4].map(() => callApi(simulator, ofProfile));
  await expect.poll(() => simulator.requests.list()).toHaveLength(4);
  simulator.clock.advance(1_000);
  const next = callApi(simulator, ofProfile);
  await expect.poll(() => simulator.requests.list()).toHaveLength(5);
  expect(simulator.requests.list().map(({ status }) => status)).toEqual([null, null, null, null, null]);
  release();
  const statuses = await Promise.all([...calls, next].map(async (call) => (await call).status));
  expect(statuses.slice(0, 4).filter((status) => status === 429)).toHaveLength(1);
  expect(statuses[4]).toBe(200);
});

test('spread delays have the median and the 99th percentile that were asked for', async () => {
  const delays = (await listDelays({ medianMs: 80, p99Ms: 400 }, 20_000)).sort((a, b) => a - b);
  expect(Math.abs((delays[10_000] ?? 0) - 80)).toBeLessThan(4);
  expect(Math.abs((delays[19_800] ?? 0) - 400)).toBeLessThan(40);
  expect(delays[0]).toBeGreaterThan(0);
});

test('the same chance gives the same delays', async () => {
  const latency = { medianMs: 80, p99Ms: 400 };
  expect(await listDelays(latency, 50)).toEqual(await listDelays(latency, 50));
  expect(new Set(await listDelays({ medianMs: 80, p99Ms: 80 }, 50))).toEqual(new Set([80]));
});

test('an empty latency switches it off, and a reset brings back that of the start', async () => {
  await using simulator = await startSimulator({ latency: { ms: 80 }, wait: async () => undefined });
  await askControl(simulator, 'PUT /latency', {});
  expect(simulator.latency.draw('get_profiles', true)).toBe(0);
  simulator.reset();
  expect(await askControl(simulator, 'GET /latency')).toEqual({ ms: 80 });
});
