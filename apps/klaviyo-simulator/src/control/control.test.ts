import { expect, test } from 'vitest';
import { askControl as ask, sendControl as send } from '../testing/ask-control.ts';
import { bodyOf, callApi, connect, startSimulator } from '../testing/start-simulator.ts';
import type { PersonView, StateView } from './describe.ts';

const liv = { firstName: 'Liv', lastName: 'Eide', email: 'liv@example.com' };

test('a person is added with segments, put in another, taken out, and shown', async () => {
  await using simulator = await startSimulator();
  const added = await ask<PersonView>(simulator, 'POST /people', { ...liv, segments: ['VpX7kd'] });
  await ask(simulator, `PUT /people/${added.id}/segments/WbQ2rt`, {});
  const after = await ask<PersonView>(simulator, `DELETE /people/${added.id}/segments/VpX7kd`);
  expect(added.segments).toEqual(['VpX7kd']);
  expect(after.segments).toEqual(['WbQ2rt']);
  expect(await ask<PersonView[]>(simulator, 'GET /people')).toContainEqual(after);
});

test('an e-mail gives a link to the shop that carries a token of the person', async () => {
  await using simulator = await startSimulator();
  const { id } = await ask<PersonView>(simulator, 'POST /people', liv);
  const body = { path: '/collections/all?colour=red', campaign: 'Autumn' };
  const { link, token } = await ask<{ link: string; token: string }>(
    simulator,
    `POST /people/${id}/emails`,
    body,
  );
  const url = new URL(link);
  expect(url.origin + url.pathname).toBe('http://shop.test/collections/all');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    colour: 'red',
    utm_source: 'klaviyo',
    utm_medium: 'email',
    utm_campaign: 'Autumn',
    _kx: token,
  });
  expect(simulator.world.tokens.resolve('NRDL01', token)).toEqual({ state: 'valid', profileId: id });
  expect((await ask<PersonView>(simulator, `GET /people/${id}`)).link).toBe(link);
  expect(await ask(simulator, `POST /people/${id}/tokens/expire`, {})).toEqual({ expired: 1 });
  expect(simulator.world.tokens.resolve('NRDL01', token)).toEqual({ state: 'expired' });
});

test('a preview carries a placeholder that leads to nobody', async () => {
  await using simulator = await startSimulator();
  const { id } = await ask<PersonView>(simulator, 'POST /people', liv);
  const { token } = await ask<{ token: string }>(simulator, `POST /people/${id}/emails`, { preview: true });
  expect(simulator.world.tokens.resolve('NRDL01', token)).toEqual({ state: 'unknown' });
});

test('people are merged and deleted, segments made and changed', async () => {
  await using simulator = await startSimulator();
  const one = await ask<PersonView>(simulator, 'POST /people', liv);
  const two = await ask<PersonView>(simulator, 'POST /people', { ...liv, email: 'liv2@example.com' });
  await ask(simulator, `POST /people/${one.id}/merge`, { into: two.id });
  expect((await send(simulator, `GET /people/${one.id}`)).status).toBe(404);
  await ask(simulator, `DELETE /people/${two.id}`);
  expect((await send(simulator, `GET /people/${two.id}`)).status).toBe(404);
  const made = await ask<{ id: string }>(simulator, 'POST /segments', { name: 'New' });
  const changed = await ask(simulator, `PATCH /segments/${made.id}`, { isStarred: true, name: 'Newer' });
  expect(changed).toMatchObject({ name: 'Newer', isStarred: true, isActive: true });
});

test('installs are listed, lose their access tokens, and are uninstalled', async () => {
  await using simulator = await startSimulator();
  const { access_token: token } = await connect(simulator);
  const [install] = await ask<{ id: string; appName: string }[]>(simulator, 'GET /installs');
  expect(install?.appName).toBe('Facet');
  expect(await ask(simulator, `POST /installs/${install?.id}/expire-access`, {})).toEqual({ expired: 1 });
  expect((await callApi(simulator, '/api/segments', { authorization: `Bearer ${token}` })).status).toBe(401);
  const gone = await ask(simulator, `POST /installs/${install?.id}/uninstall`, {});
  expect(gone).toMatchObject({ uninstalledMs: expect.any(Number) });
});

test('time is advanced', async () => {
  await using simulator = await startSimulator();
  const before = simulator.clock.now();
  await ask(simulator, 'POST /clock/advance', { ms: 90_000 });
  expect(simulator.clock.now()).toBe(before + 90_000);
  expect((await send(simulator, 'POST /clock/advance', { ms: -1 })).status).toBe(400);
});

test('calls are counted by operation and status, without tokens', async () => {
  await using simulator = await startSimulator();
  const { token } = simulator.world.tokens.create('dqQnNW');
  const filter = encodeURIComponent(`equals(_kx,"${token}")`);
  await callApi(simulator, `/api/profiles?filter=${filter}&fields[profile]=id`);
  await callApi(simulator, '/api/profiles?nonsense=1');
  const all = await ask<object[]>(simulator, 'GET /requests?operation=get_profiles');
  expect(all).toMatchObject([
    {
      status: 200,
      install: 'keys:NRDL01',
      query: { filter: 'equals(_kx,"…")', 'fields[profile]': 'id' },
    },
    { status: 400 },
  ]);
  expect(JSON.stringify(all)).not.toContain(token);
  expect(await ask(simulator, 'GET /requests?status=400')).toHaveLength(1);
  expect(simulator.requests.count({ operation: 'get_profiles', status: 200 })).toBe(1);
  await ask(simulator, 'DELETE /requests');
  expect(await ask(simulator, 'GET /requests')).toEqual([]);
});

test('a snapshot brings everything back, and a reset the demo world', async () => {
  await using simulator = await startSimulator();
  const { refresh_token: token } = await connect(simulator);
  await ask(simulator, 'POST /people', liv);
  const snapshot = await ask(simulator, 'GET /snapshot');
  await ask(simulator, 'POST /reset', {});
  expect(simulator.world.people.findByEmail('NRDL01', liv.email)).toBeUndefined();
  expect(simulator.world.grants.findRefresh(token)).toBeUndefined();
  await ask(simulator, 'PUT /snapshot', snapshot);
  expect(simulator.world.people.findByEmail('NRDL01', liv.email)).toBeDefined();
  expect(simulator.world.grants.findRefresh(token)).toBeDefined();
});

test('the state of an account is shown whole', async () => {
  await using simulator = await startSimulator();
  const state = await ask<StateView>(simulator, 'GET /state?account=FJELL7');
  expect(state.account.id).toBe('FJELL7');
  expect(state.people).toHaveLength(1);
  expect((await send(simulator, 'GET /state?account=NOBODY')).status).toBe(404);
});

test.each([
  ['POST /people', {}, 400],
  ['POST /people', { ...liv, email: 'no address' }, 400],
  ['POST /people', { ...liv, email: 'vera.lind@example.com' }, 409],
  ['POST /people', { ...liv, segments: ['nothing'] }, 404],
  ['POST /people', { ...liv, segments: 'VpX7kd' }, 400],
  ['POST /people', { ...liv, shoeSize: 43 }, 400],
  ['POST /people', [liv], 400],
  ['PUT /people/nobody/segments/VpX7kd', {}, 404],
  ['PUT /people/dqQnNW/segments/OlD7bf', {}, 409],
  ['PUT /people/dqQnNW/segments/FjV1ip', {}, 400],
  ['POST /people/dqQnNW/merge', { into: 'dqQnNW' }, 400],
  ['POST /people/dqQnNW/emails', { path: 'https://evil.test/' }, 400],
  ['POST /people/dqQnNW/emails', { path: '//evil.test/' }, 400],
  ['POST /people/dqQnNW/emails', { shop: 'http://other.test' }, 400],
  ['POST /people/dqQnNW/tokens', { count: 0 }, 400],
  ['POST /tokens', { kind: 'golden' }, 400],
  ['POST /tokens/expire', { token: 'nothing' }, 404],
  ['PATCH /segments/VpX7kd', { isStarred: 'yes' }, 400],
  ['POST /installs/nothing/uninstall', {}, 404],
  ['POST /keys', { name: 'x', scopes: ['everything'] }, 400],
  ['POST /faults', { kind: 'earthquake' }, 400],
  ['POST /faults', { kind: 'hang', operation: 'get_nothing' }, 400],
  ['POST /faults', { kind: 'hang', ms: 5 }, 400],
  ['POST /faults', { kind: 'server_error', status: 404 }, 400],
  ['POST /faults', { kind: 'hang', share: 1.1 }, 400],
  ['POST /faults', { kind: 'hang', share: '1' }, 400],
  ['POST /faults', { kind: 'hang', account: 'NOBODY' }, 404],
  ['POST /faults', { kind: 'hang', fromMs: -1 }, 400],
  ['POST /faults', { kind: 'hang', untilMs: Date.parse('2026-11-23T12:00:00Z') }, 400],
  ['POST /faults', { kind: 'hang', fromMs: 4e12, untilMs: 4e12 }, 400],
  ['PUT /latency', { ms: -1 }, 400],
  ['PUT /latency', { ms: 5, medianMs: 5, p99Ms: 6 }, 400],
  ['PUT /latency', { medianMs: 5 }, 400],
  ['PUT /latency', { medianMs: 0, p99Ms: 6 }, 400],
  ['PUT /latency', { medianMs: 7, p99Ms: 6 }, 400],
  ['PUT /latency', { operations: { get_nothing: { ms: 5 } } }, 400],
  ['PUT /latency', { operations: { get_profiles: {} } }, 400],
  ['PUT /latency', { operations: [] }, 400],
  ['POST /accounts', {}, 400],
  ['POST /accounts', { organizationName: 'Shop', id: 'SHOP' }, 400],
  ['POST /accounts', { organizationName: 'Shop', id: 'SHOP-1' }, 400],
  ['POST /accounts', { organizationName: 'Shop', id: 'NRDL01' }, 409],
  ['POST /people/bulk', { count: 0 }, 400],
  ['POST /people/bulk', { count: 100_001 }, 400],
  ['POST /people/bulk', { count: 1.5 }, 400],
  ['POST /people/bulk', { count: 1, account: 'NOBODY' }, 404],
  ['POST /people/bulk', { count: 1, segments: 'VpX7kd' }, 400],
  ['POST /people/bulk', { count: 1, segments: ['nothing'] }, 404],
  ['POST /people/bulk', { count: 1, segments: ['FjV1ip'] }, 400],
  ['POST /people/bulk', { count: 1, segments: [{ id: 'VpX7kd', share: 2 }] }, 400],
  ['POST /people/bulk', { count: 1, segments: [{ share: 1 }] }, 400],
  ['POST /people/bulk', { count: 1, emailPrefix: 'a b' }, 400],
  ['POST /segments/nothing/schedule', { changes: [] }, 404],
  ['POST /segments/VpX7kd/schedule', {}, 400],
  ['POST /segments/VpX7kd/schedule', { changes: [{ atMs: 4e12 }] }, 400],
  ['POST /segments/VpX7kd/schedule', { changes: [{ atMs: 4e12, profile: 'dqQnNW' }] }, 400],
  ['POST /segments/VpX7kd/schedule', { changes: [{ atMs: 4e12, profile: 'dqQnNW', change: 'up' }] }, 400],
  ['POST /segments/VpX7kd/schedule', { changes: [{ atMs: -1, isActive: true }] }, 400],
  [
    'POST /segments/VpX7kd/schedule',
    { changes: [{ atMs: 4e12, profile: 'dqQnNW', change: 'in', isActive: true }] },
    400,
  ],
  [
    'POST /segments/VpX7kd/schedule',
    {
      changes: [
        { atMs: 4e12, isActive: false },
        { atMs: 4e12, profile: 'nobody', change: 'in' },
      ],
    },
    404,
  ],
  ['POST /segments/FjV1ip/schedule', { changes: [{ atMs: 4e12, profile: 'dqQnNW', change: 'in' }] }, 400],
  ['DELETE /faults/nothing', undefined, 404],
  ['PUT /snapshot', { version: 1, clockOffsetMs: 0, state: {} }, 400],
  ['PUT /snapshot', { version: 2 }, 400],
])('%s with %j is refused in words, and nothing changes', async (call, body, status) => {
  await using simulator = await startSimulator();
  const before = JSON.stringify(simulator.snapshot());
  const response = await send(simulator, call, body);
  expect(response.status).toBe(status);
  const { error } = await bodyOf<{ error: { code: string; message: string } }>(response);
  expect(error.message).toMatch(/\w{3}/);
  expect(simulator.faults.list()).toEqual([]);
  expect(simulator.latency.get()).toEqual({});
  expect(JSON.stringify(simulator.snapshot())).toBe(before);
});

test('a form of a foreign page cannot steer the simulator', async () => {
  await using simulator = await startSimulator();
  const init = { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain' } };
  expect((await fetch(`${simulator.url}/_sim/reset`, init)).status).toBe(400);
  const asked = await fetch(`${simulator.url}/_sim/reset`, { method: 'OPTIONS' });
  expect(asked.headers.get('access-control-allow-origin')).toBeNull();
});
