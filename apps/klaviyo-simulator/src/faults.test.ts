import { expect, test } from 'vitest';
import { askControl } from './testing/ask-control.ts';
import {
  allScopes,
  bodyOf,
  callApi,
  connect,
  postToken,
  readKey,
  startMs,
  startSimulator,
} from './testing/start-simulator.ts';

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

test('a fault hits from its beginning until its end, and is dropped after it', async () => {
  await using simulator = await startSimulator();
  const ask = async (): Promise<number> => (await callApi(simulator, '/api/segments')).status;
  await askControl(simulator, 'POST /faults', {
    kind: 'server_error',
    fromMs: startMs + 10_000,
    untilMs: startMs + 20_000,
  });
  expect(await ask()).toBe(200);
  simulator.clock.advance(9_999);
  expect(await ask()).toBe(200);
  simulator.clock.advance(1);
  expect(await ask()).toBe(503);
  simulator.clock.advance(9_999);
  expect(await ask()).toBe(503);
  expect(simulator.faults.list()).toHaveLength(1);
  simulator.clock.advance(1);
  expect(await ask()).toBe(200);
  expect(await askControl(simulator, 'GET /faults')).toEqual([]);
});

test('a fault of one account leaves the others alone, whatever their credentials', async () => {
  await using simulator = await startSimulator();
  const other = simulator.world.keys.create({
    accountId: 'FJELL7',
    name: 'other',
    scopes: ['segments:read'],
  });
  const tokens = await connect(simulator);
  await askControl(simulator, 'POST /faults', { kind: 'server_error', account: 'NRDL01' });
  const ask = async (authorization: string): Promise<number> =>
    (await callApi(simulator, '/api/segments', { authorization })).status;
  const refreshed = await postToken(simulator, {
    grant_type: 'refresh_token',
    refresh_token: tokens.refresh_token,
  });

  expect(await ask(`Klaviyo-API-Key ${readKey}`)).toBe(503);
  expect(await ask(`Bearer ${tokens.access_token}`)).toBe(503);
  expect(refreshed.status).toBe(503);
  expect(await ask(`Klaviyo-API-Key ${other.key}`)).toBe(200);
  expect(await ask('Bearer nobody')).toBe(401);
});

test('the code of a consent tells the account as well', async () => {
  await using simulator = await startSimulator();
  await connect(simulator, allScopes, 'user-eirik');
  simulator.faults.set({ operation: 'oauth_token', kind: 'server_error', account: 'FJELL7' });
  expect((await connect(simulator)).access_token).toMatch(/./);
  expect(await connect(simulator, allScopes, 'user-eirik')).toMatchObject({ errors: [{ status: 503 }] });
});

test('a fault with a share hits as many calls as chance says, and counts those alone', async () => {
  const draws = [0.29, 0.3, 0.99, 0, 0.1];
  await using simulator = await startSimulator({ random: () => draws.shift() ?? 0.5 });
  await askControl(simulator, 'POST /faults', { kind: 'server_error', share: 0.3, count: 2 });
  const statuses: number[] = [];
  for (let call = 0; call < 5; call += 1) statuses.push((await callApi(simulator, '/api/segments')).status);
  expect(statuses).toEqual([503, 200, 200, 503, 200]);
  expect(simulator.faults.list()).toEqual([]);
});

test('a call that one fault lets pass may be hit by the next', async () => {
  await using simulator = await startSimulator({ random: () => 0.5 });
  simulator.faults.set({ operation: 'all', kind: 'html_403', share: 0.5 });
  simulator.faults.set({ operation: 'all', kind: 'server_error', status: 500 });
  expect((await callApi(simulator, '/api/segments')).status).toBe(500);
});

test('a slow call is counted when it arrives, and waits as the options say', async () => {
  const waits: number[] = [];
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await using simulator = await startSimulator({
    wait(ms) {
      waits.push(ms);
      return released;
    },
  });
  simulator.faults.set({ operation: 'get_segments', kind: 'slow', ms: 90_000, count: 1 });
  const slow = callApi(simulator, '/api/segments');
  await expect.poll(() => waits).toEqual([90_000]);
  const quick = await callApi(simulator, '/api/segments');
  expect(quick.headers.get('ratelimit-remaining')).toBe('748');
  release();
  expect((await slow).headers.get('ratelimit-remaining')).toBe('749');
});
