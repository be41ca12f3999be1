import { expect, test } from 'vitest';
import { bodyOf, callApi, connect, postToken, startSimulator } from './testing/start-simulator.ts';

test('a throttled call carries Retry-After only, and its quota is untouched', async () => {
  await using simulator = await startSimulator();
  simulator.faults.set({ operation: 'get_segments', kind: 'rate_limited', retryAfterSeconds: 7, count: 1 });
  const hit = await callApi(simulator, '/api/segments');
  expect(hit.status).toBe(429);
  expect(hit.headers.get('retry-after')).toBe('7');
  expect(hit.headers.get('ratelimit-limit')).toBeNull();
  const after = await callApi(simulator, '/api/segments');
  expect(after.headers.get('ratelimit-remaining')).toBe('749');
});

test.each([
  [500, 'application/vnd.api+json'],
  [502, 'text/html'],
  [503, 'application/vnd.api+json'],
] as const)('a %i comes as %s', async (status, type) => {
  await using simulator = await startSimulator();
  simulator.faults.set({ operation: 'api', kind: 'server_error', status });
  const response = await callApi(simulator, '/api/profiles');
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe(type);
});

test('the proxy’s 403 is HTML and no JSON:API error', async () => {
  await using simulator = await startSimulator();
  simulator.faults.set({ operation: 'all', kind: 'html_403' });
  const response = await callApi(simulator, '/api/accounts');
  expect(response.status).toBe(403);
  expect(response.headers.get('content-type')).toMatch(/^text\/html/);
  expect(response.headers.get('cf-mitigated')).toBe('challenge');
});

test('a hung call is never answered, and the simulator still stops', async () => {
  const simulator = await startSimulator();
  simulator.faults.set({ operation: 'get_segments', kind: 'hang' });
  const hung = callApi(simulator, '/api/segments').then(
    () => 'answered',
    () => 'cut off',
  );
  expect((await callApi(simulator, '/api/profiles')).status).toBe(200);
  await expect
    .poll(() => simulator.requests.list({ operation: 'get_segments' }))
    .toMatchObject([{ status: null, fault: 'hang' }]);
  await simulator[Symbol.asyncDispose]();
  expect(await hung).toBe('cut off');
});

test('a slow call is held back and then answered as ever', async () => {
  await using simulator = await startSimulator();
  simulator.faults.set({ operation: 'get_segments', kind: 'slow', ms: 500 });
  const slow = callApi(simulator, '/api/segments');
  await expect
    .poll(() => simulator.requests.list(), { interval: 10 })
    .toMatchObject([{ status: null, fault: 'slow' }]);
  expect((await slow).status).toBe(200);
});

test('a fault hits its own operation as often as told, and ends when cleared', async () => {
  await using simulator = await startSimulator();
  const { refresh_token: token } = await connect(simulator);
  const refresh = (): Promise<Response> =>
    postToken(simulator, { grant_type: 'refresh_token', refresh_token: token });
  simulator.faults.set({ operation: 'oauth_token', kind: 'server_error', count: 2 });
  expect((await callApi(simulator, '/api/segments')).status).toBe(200);
  expect([(await refresh()).status, (await refresh()).status, (await refresh()).status]).toEqual([
    503, 503, 200,
  ]);

  const { id } = simulator.faults.set({ operation: 'all', kind: 'server_error' });
  expect((await refresh()).status).toBe(503);
  await fetch(`${simulator.url}/_sim/faults/${id}`, { method: 'DELETE' });
  expect((await refresh()).status).toBe(200);
});

test('faults are listed with what is left of them', async () => {
  await using simulator = await startSimulator();
  simulator.faults.set({ operation: 'api', kind: 'server_error', count: 3 });
  await callApi(simulator, '/api/segments');
  const listed = await fetch(`${simulator.url}/_sim/faults`);
  expect(await bodyOf<object[]>(listed)).toMatchObject([{ kind: 'server_error', remaining: 2 }]);
});
