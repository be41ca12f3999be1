import { expect, test } from 'vitest';
import type { Simulator } from '../server.ts';
import {
  bodyOf,
  callApi,
  connect,
  type ErrorDocument,
  readKey,
  startSimulator,
} from '../testing/start-simulator.ts';

const ofProfile = '/api/profiles/dqQnNW/relationships/segments';
const withCount = '/api/segments/VpX7kd?additional-fields[segment]=profile_count';

async function countAllowed(simulator: Simulator, path: string, calls: number): Promise<number> {
  let allowed = 0;
  for (let call = 0; call < calls; call += 1)
    if ((await callApi(simulator, path)).status === 200) allowed += 1;
  return allowed;
}

test('an answer tells of the steady window only', async () => {
  await using simulator = await startSimulator();
  simulator.clock.advance(20_000);
  const response = await callApi(simulator, '/api/segments');
  expect(response.headers.get('ratelimit-limit')).toBe('750');
  expect(response.headers.get('ratelimit-remaining')).toBe('749');
  expect(response.headers.get('ratelimit-reset')).toBe('40');
  expect(response.headers.get('retry-after')).toBeNull();
});

test('a 400 and a 404 count and carry the same headers', async () => {
  await using simulator = await startSimulator();
  await callApi(simulator, '/api/segments?unknown=1');
  const response = await callApi(simulator, '/api/segments?unknown=1');
  expect(response.status).toBe(400);
  expect(response.headers.get('ratelimit-remaining')).toBe('748');
});

test('over the burst: a 429 with Retry-After, no RateLimit headers, and the throttled body', async () => {
  await using simulator = await startSimulator();
  expect(await countAllowed(simulator, ofProfile, 3)).toBe(3);
  const response = await callApi(simulator, ofProfile);
  expect(response.status).toBe(429);
  expect(response.headers.get('content-type')).toBe('application/vnd.api+json');
  expect(response.headers.get('retry-after')).toBe('1');
  for (const name of ['limit', 'remaining', 'reset'])
    expect(response.headers.get(`ratelimit-${name}`)).toBeNull();
  expect(await bodyOf<ErrorDocument>(response)).toEqual({
    errors: [
      {
        id: expect.any(String),
        status: 429,
        code: 'throttled',
        title: 'Request was throttled.',
        detail: 'Request was throttled. Expected available in 1 second.',
        source: { pointer: '/data/' },
        links: {
          type: 'https://developers.klaviyo.com/en/docs/rate_limits_and_error_handling#rate-limits',
        },
        meta: {},
      },
    ],
  });
  simulator.clock.advance(1_000);
  expect((await callApi(simulator, ofProfile)).status).toBe(200);
});

test('over the steady window: Retry-After reaches to its end', async () => {
  await using simulator = await startSimulator();
  for (let second = 0; second < 20; second += 1) {
    expect(await countAllowed(simulator, ofProfile, 3)).toBe(3);
    simulator.clock.advance(1_000);
  }
  const response = await callApi(simulator, ofProfile);
  expect(response.status).toBe(429);
  expect(response.headers.get('retry-after')).toBe('40');
  simulator.clock.advance(40_000);
  expect((await callApi(simulator, ofProfile)).status).toBe(200);
});

test('a refused call uses nothing up', async () => {
  await using simulator = await startSimulator();
  await countAllowed(simulator, ofProfile, 50);
  simulator.clock.advance(1_000);
  const response = await callApi(simulator, ofProfile);
  expect(response.headers.get('ratelimit-remaining')).toBe('56');
});

test('each operation has windows of its own, for all ids together', async () => {
  await using simulator = await startSimulator();
  expect(await countAllowed(simulator, ofProfile, 4)).toBe(3);
  expect((await callApi(simulator, '/api/profiles/nobody/relationships/segments')).status).toBe(429);
  expect((await callApi(simulator, '/api/profiles/dqQnNW/segments')).status).toBe(200);
});

test('the quick operations allow 75 in a second', async () => {
  await using simulator = await startSimulator();
  expect(await countAllowed(simulator, '/api/segments/VpX7kd/relationships/profiles', 76)).toBe(75);
});

test('counting members has a stricter limit of its own, across the account', async () => {
  await using simulator = await startSimulator();
  const { access_token: token } = await connect(simulator);
  const first = await callApi(simulator, withCount);
  expect(first.status).toBe(200);
  expect(first.headers.get('ratelimit-limit')).toBe('15');
  expect(first.headers.get('ratelimit-remaining')).toBe('14');
  const second = await callApi(simulator, withCount, { authorization: `Bearer ${token}` });
  expect(second.status).toBe(429);
  expect((await callApi(simulator, '/api/segments/VpX7kd')).status).toBe(200);
});

test('an install has its own quota, and private keys share one', async () => {
  await using simulator = await startSimulator();
  const { access_token: token } = await connect(simulator);
  const other = simulator.world.keys.create({
    accountId: 'NRDL01',
    name: 'other',
    scopes: ['profiles:read', 'segments:read'],
  });
  expect(await countAllowed(simulator, ofProfile, 4)).toBe(3);
  const byKey = await callApi(simulator, ofProfile, { authorization: `Klaviyo-API-Key ${other.key}` });
  const byInstall = await callApi(simulator, ofProfile, { authorization: `Bearer ${token}` });
  expect(readKey).not.toBe(other.key);
  expect(byKey.status).toBe(429);
  expect(byInstall.status).toBe(200);
});

test('a bench may run at the 700 a minute of Klaviyo’s guide', async () => {
  await using simulator = await startSimulator({ steadyL: 700 });
  const quick = await callApi(simulator, '/api/segments/VpX7kd/relationships/profiles');
  expect(quick.headers.get('ratelimit-limit')).toBe('700');
  expect((await callApi(simulator, ofProfile)).headers.get('ratelimit-limit')).toBe('60');
});
