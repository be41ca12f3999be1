import { expect, test } from 'vitest';
import type { Simulator } from '../server.ts';
import { bodyOf, startSimulator } from '../testing/start-simulator.ts';

interface Answer {
  readonly meta: { readonly exchange_id?: string; readonly should_clear_cookie: boolean };
}

function post(
  simulator: Simulator,
  attributes: unknown,
  changes: { readonly query?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Response> {
  return fetch(`${simulator.url}/client/profiles/?${changes.query ?? 'company_id=NRDL01'}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      revision: '2024-10-15',
      'x-klaviyo-onsite': '1',
      ...changes.headers,
    },
    body: JSON.stringify({ data: { type: 'profile', attributes } }),
  });
}

function createVerasToken(simulator: Simulator): { readonly id: string; readonly token: string } {
  const id = simulator.world.people.findByEmail('NRDL01', 'vera.lind@example.com')?.id ?? '';
  return { id, token: simulator.world.tokens.create(id).token };
}

test('a token is answered by another exchange id of the same profile', async () => {
  await using simulator = await startSimulator();
  const { id, token } = createVerasToken(simulator);
  const response = await post(simulator, { _kx: token });
  expect(response.status).toBe(200);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  const { meta } = await bodyOf<Answer>(response);
  expect(meta.should_clear_cookie).toBe(false);
  expect(meta.exchange_id).not.toBe(token);
  expect(simulator.world.tokens.resolve('NRDL01', meta.exchange_id ?? '')).toEqual({
    state: 'valid',
    profileId: id,
  });
});

test('an address identifies, whatever its case, and a new one makes a new profile', async () => {
  await using simulator = await startSimulator();
  const resolve = async (email: string): Promise<unknown> => {
    const { meta } = await bodyOf<Answer>(await post(simulator, { email }));
    return simulator.world.tokens.resolve('NRDL01', meta.exchange_id ?? '');
  };
  const { id } = createVerasToken(simulator);
  expect(await resolve('Vera.Lind@example.com')).toEqual({ state: 'valid', profileId: id });
  expect(await resolve('new@example.com')).toMatchObject({ state: 'valid' });
  expect(simulator.world.people.findByEmail('NRDL01', 'new@example.com')).toBeDefined();
});

test('an expired or unknown token identifies nobody, and a deleted person’s clears the cookie', async () => {
  await using simulator = await startSimulator();
  const expired = createVerasToken(simulator).token;
  simulator.world.tokens.expire(expired);
  const unknown = simulator.world.tokens.createStray('NRDL01', 'unknown');
  const deleted = createVerasToken(simulator);
  simulator.world.people.remove(deleted.id);
  for (const [token, clear] of [
    [expired, false],
    [unknown, false],
    [deleted.token, true],
  ] as const)
    expect(await bodyOf<Answer>(await post(simulator, { _kx: token }))).toEqual({
      meta: { should_clear_cookie: clear },
    });
});

test('without the onsite header the answer is the documented empty 202', async () => {
  await using simulator = await startSimulator();
  const { token } = createVerasToken(simulator);
  const response = await post(simulator, { _kx: token }, { headers: { 'x-klaviyo-onsite': '0' } });
  expect(response.status).toBe(202);
  expect(await response.text()).toBe('');
});

test.each([
  ['an unknown company', { email: 'a@example.com' }, { query: 'company_id=NOBODY' }, 400],
  ['no company', { email: 'a@example.com' }, { query: '' }, 400],
  ['an unknown parameter', { email: 'a@example.com' }, { query: 'company_id=NRDL01&x=1' }, 400],
  ['another revision', { email: 'a@example.com' }, { headers: { revision: '2020-01-01' } }, 400],
  ['another media type', { email: 'a@example.com' }, { headers: { 'content-type': 'text/plain' } }, 415],
  ['no identifier', {}, {}, 400],
  ['an unknown attribute', { email: 'a@example.com', shoe_size: '43' }, {}, 400],
  ['a number for a text', { email: 5 }, {}, 400],
  ['a list for attributes', [], {}, 400],
])('%s is refused', async (_what, attributes, changes, status) => {
  await using simulator = await startSimulator();
  expect((await post(simulator, attributes, changes)).status).toBe(status);
});

test('a browser may ask from any origin', async () => {
  await using simulator = await startSimulator();
  const response = await fetch(`${simulator.url}/client/profiles/?company_id=NRDL01`, { method: 'OPTIONS' });
  expect(response.status).toBe(204);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(response.headers.get('access-control-allow-headers')).toContain('x-klaviyo-onsite');
});

test('klaviyo.js is served by query and by path, for known companies only', async () => {
  await using simulator = await startSimulator();
  for (const path of ['/onsite/js/klaviyo.js?company_id=NRDL01', '/onsite/js/NRDL01/klaviyo.js']) {
    const response = await fetch(`${simulator.url}${path}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/javascript/);
    expect(await response.text()).toContain('startKlaviyo("NRDL01"');
  }
  for (const path of ['/onsite/js/klaviyo.js', '/onsite/js/klaviyo.js?company_id=NOBODY'])
    expect((await fetch(`${simulator.url}${path}`)).status).toBe(404);
  const extra = await fetch(`${simulator.url}/onsite/js/klaviyo.js?company_id=NRDL01&x=1`);
  expect(extra.status).toBe(400);
});
