import { expect, test } from 'vitest';
import type { Tally } from './index.ts';
import { askControl } from './testing/ask-control.ts';
import { callApi, connect, postToken, startSimulator } from './testing/start-simulator.ts';

test('calls are tallied by operation, status, install and account', async () => {
  await using simulator = await startSimulator();
  const { access_token: token } = await connect(simulator);
  const [install] = simulator.world.grants.list();
  simulator.requests.clear();
  await callApi(simulator, '/api/segments');
  await callApi(simulator, '/api/segments');
  await callApi(simulator, '/api/segments?unknown=1');
  await callApi(simulator, '/api/segments', { authorization: `Bearer ${token}` });
  await callApi(simulator, '/api/segments', { authorization: 'Bearer nobody' });

  const segments = { operation: 'get_segments', account: 'NRDL01' };
  const { total, tallies } = await askControl<{ total: number; tallies: Tally[] }>(
    simulator,
    'GET /requests/tally',
  );
  expect(total).toBe(5);
  expect(tallies).toEqual([
    { ...segments, status: 200, install: 'keys:NRDL01', count: 2 },
    { ...segments, status: 400, install: 'keys:NRDL01', count: 1 },
    { ...segments, status: 200, install: install?.id, count: 1 },
    { operation: 'get_segments', account: null, status: 401, install: null, count: 1 },
  ]);
  const byInstall = await askControl(simulator, `GET /requests/tally?install=${install?.id}&status=200`);
  expect(byInstall).toMatchObject({ total: 1 });
  expect(simulator.requests.count({ account: 'NRDL01' })).toBe(4);
  expect(simulator.requests.list({ install: install?.id ?? '' })).toMatchObject([{ account: 'NRDL01' }]);
  expect(await askControl(simulator, 'GET /requests?account=NRDL01')).toHaveLength(4);
});

test('credentials that have run out still tell the account, but no install', async () => {
  await using simulator = await startSimulator();
  const tokens = await connect(simulator, undefined, 'user-eirik');
  simulator.clock.advance(3_600_000);
  simulator.requests.clear();
  await callApi(simulator, '/api/segments', { authorization: `Bearer ${tokens.access_token}` });
  await postToken(simulator, { grant_type: 'refresh_token', refresh_token: tokens.refresh_token });
  expect(simulator.requests.list()).toMatchObject([
    { status: 401, account: 'FJELL7', install: null },
    { status: 200, account: 'FJELL7', operation: 'oauth_token' },
  ]);
});

test('the onsite calls tell the account of their company', async () => {
  await using simulator = await startSimulator();
  await fetch(`${simulator.url}/onsite/js/klaviyo.js?company_id=FJELL7`);
  await fetch(`${simulator.url}/client/profiles/?company_id=FJELL7`, { method: 'POST', body: '{}' });
  await fetch(`${simulator.url}/onsite/js/klaviyo.js?company_id=NOBODY`);
  expect(simulator.requests.list().map(({ account }) => account)).toEqual(['FJELL7', 'FJELL7', null]);
});

test('counts stay exact when the oldest entries have been dropped', async () => {
  await using simulator = await startSimulator();
  const { requests } = simulator;
  for (let call = 0; call < 45_000; call += 1) {
    const operation = call % 3 === 0 ? 'get_profiles' : 'get_segments';
    const account = call % 2 === 0 ? 'NRDL01' : 'FJELL7';
    const entry = requests.begin({ operation, method: 'GET', url: '/api/x', account });
    entry.install = `keys:${account}`;
    requests.finish(entry, call % 5 === 0 ? 429 : 200);
  }
  expect(requests.list().length).toBeLessThanOrEqual(20_000);
  expect(requests.list().at(-1)?.number).toBe(45_000);
  expect(requests.count()).toBe(45_000);
  expect(requests.count({ operation: 'get_profiles' })).toBe(15_000);
  expect(requests.count({ status: 429 })).toBe(9_000);
  expect(requests.count({ operation: 'get_profiles', status: 429 })).toBe(3_000);
  expect(requests.count({ install: 'keys:NRDL01' })).toBe(22_500);
  expect(requests.count({ account: 'FJELL7', operation: 'get_profiles', status: 429 })).toBe(1_500);
});

test('a call under way is counted, a hung one stays so, and one of before a clear is forgotten', async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const simulator = await startSimulator({ latency: { ms: 5 }, wait: () => released });
  simulator.faults.set({ operation: 'get_profiles', kind: 'hang' });
  const hung = callApi(simulator, '/api/profiles').catch(() => 'cut off');
  const first = callApi(simulator, '/api/segments');
  await expect.poll(() => simulator.requests.count()).toBe(2);
  expect(simulator.requests.count({ status: 200 })).toBe(0);
  expect(simulator.requests.tally({ operation: 'get_profiles' })).toMatchObject([{ status: null, count: 1 }]);

  simulator.requests.clear();
  const second = callApi(simulator, '/api/segments');
  await expect.poll(() => simulator.requests.count({ operation: 'get_segments' })).toBe(1);
  release();
  await Promise.all([first, second]);
  expect(simulator.requests.count()).toBe(1);
  expect(simulator.requests.count({ status: 200 })).toBe(1);
  await simulator[Symbol.asyncDispose]();
  expect(await hung).toBe('cut off');
});
