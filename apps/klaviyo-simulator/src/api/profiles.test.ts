import { expect, test } from 'vitest';
import type { Simulator } from '../server.ts';
import {
  bodyOf,
  callApi,
  type Document,
  type ErrorDocument,
  startSimulator,
  withQuery,
} from '../testing/start-simulator.ts';

function getVera(simulator: Simulator): string {
  return simulator.world.people.findByEmail('NRDL01', 'vera.lind@example.com')?.id ?? '';
}

function resolve(simulator: Simulator, token: string): Promise<Response> {
  return callApi(
    simulator,
    withQuery('/api/profiles', { filter: `equals(_kx,"${token}")`, 'fields[profile]': 'id' }),
  );
}

async function idsOf(response: Response): Promise<string[]> {
  expect(response.status).toBe(200);
  return (await bodyOf<Document>(response)).data.map(({ id }) => id);
}

test('an account shows its public key and name, and sparse fields leave the rest out', async () => {
  await using simulator = await startSimulator();
  const full = await bodyOf<Document>(await callApi(simulator, '/api/accounts'));
  expect(full.data).toHaveLength(1);
  expect(full.data[0]).toMatchObject({
    type: 'account',
    id: 'NRDL01',
    attributes: {
      public_api_key: 'NRDL01',
      timezone: 'Europe/Oslo',
      test_account: true,
      contact_information: { organization_name: 'Nordlys Outdoor' },
    },
  });
  simulator.clock.advance(1_000);
  const path = '/api/accounts?fields[account]=public_api_key,contact_information.organization_name';
  const sparse = await bodyOf<Document>(await callApi(simulator, path));
  expect(sparse.data[0]?.attributes).toEqual({
    public_api_key: 'NRDL01',
    contact_information: { organization_name: 'Nordlys Outdoor' },
  });
});

test('profiles carry address, name and phone unless only the id is asked for', async () => {
  await using simulator = await startSimulator();
  const filter = 'equals(email,"vera.lind@example.com")';
  const full = await bodyOf<Document>(await callApi(simulator, withQuery('/api/profiles', { filter })));
  expect(full.data[0]?.attributes).toMatchObject({
    email: 'vera.lind@example.com',
    first_name: 'Vera',
    last_name: 'Lind',
    phone_number: '+4790000001',
  });
  const response = await callApi(simulator, withQuery('/api/profiles', { filter, 'fields[profile]': 'id' }));
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({ data: [{ id: getVera(simulator), attributes: {} }] });
  for (const secret of ['Vera', 'Lind', '@', '+47']) expect(text).not.toContain(secret);
});

test('many tokens lead to one profile', async () => {
  await using simulator = await startSimulator();
  const vera = getVera(simulator);
  const tokens = [1, 2, 3].map(() => simulator.world.tokens.create(vera).token);
  expect(new Set(tokens).size).toBe(3);
  for (const token of tokens) {
    expect(token).toMatch(/^[\w\-=]+\.NRDL01$/);
    expect(await idsOf(await resolve(simulator, token))).toEqual([vera]);
  }
});

test('an expired token is a 400 at the filter', async () => {
  await using simulator = await startSimulator();
  const { token } = simulator.world.tokens.create(getVera(simulator));
  simulator.world.tokens.expire(token);
  const response = await resolve(simulator, token);
  expect(response.status).toBe(400);
  expect((await bodyOf<ErrorDocument>(response)).errors[0].source).toEqual({ parameter: 'filter' });
});

test('a token nobody issued, a preview placeholder and another company’s token lead to nobody', async () => {
  await using simulator = await startSimulator();
  const { tokens, people } = simulator.world;
  const foreign = tokens.create(people.list('FJELL7')[0]?.id ?? '').token;
  expect(foreign).toMatch(/\.FJELL7$/);
  const strays = (['unknown', 'foreign', 'placeholder'] as const).map((kind) =>
    tokens.createStray('NRDL01', kind),
  );
  for (const token of [...strays, foreign]) expect(await idsOf(await resolve(simulator, token))).toEqual([]);
});

test('after a merge the source is a 404 and its tokens and segments are the survivor’s', async () => {
  await using simulator = await startSimulator();
  const { people, tokens } = simulator.world;
  const source = getVera(simulator);
  const survivor = people.findByEmail('NRDL01', 'ola.dahl@example.com')?.id ?? '';
  const { token } = tokens.create(source);

  people.merge(source, survivor);

  const gone = await callApi(simulator, `/api/profiles/${source}/relationships/segments`);
  expect(gone.status).toBe(404);
  expect(await idsOf(await resolve(simulator, token))).toEqual([survivor]);
  const segments = await idsOf(await callApi(simulator, `/api/profiles/${survivor}/relationships/segments`));
  expect(segments).toContain('VpX7kd');
});

test('after deletion the profile is a 404 and its tokens lead to nobody', async () => {
  await using simulator = await startSimulator();
  const vera = getVera(simulator);
  const { token } = simulator.world.tokens.create(vera);
  simulator.world.people.remove(vera);
  expect((await callApi(simulator, `/api/profiles/${vera}`)).status).toBe(404);
  expect(await idsOf(await resolve(simulator, token))).toEqual([]);
});

test('the segments of a profile come as bare ids and take no parameters', async () => {
  await using simulator = await startSimulator();
  const path = `/api/profiles/${getVera(simulator)}/relationships/segments`;
  const { data } = await bodyOf<Document>(await callApi(simulator, path));
  expect(data).toContainEqual({ type: 'segment', id: 'VpX7kd' });
  expect((await callApi(simulator, `${path}?page[size]=1`)).status).toBe(400);
});

test('another account’s profiles cannot be seen', async () => {
  await using simulator = await startSimulator();
  const kari = simulator.world.people.list('FJELL7')[0]?.id ?? '';
  expect((await callApi(simulator, `/api/profiles/${kari}`)).status).toBe(404);
  const filter = `any(id,["${kari}","${getVera(simulator)}"])`;
  const found = await idsOf(await callApi(simulator, withQuery('/api/profiles', { filter })));
  expect(found).toEqual([getVera(simulator)]);
});

test.each([
  ['any on _kx', 'any(_kx,["a.NRDL01"])'],
  ['a list for equals on _kx', 'equals(_kx,["a.NRDL01"])'],
  ['an unquoted text', 'equals(_kx,a.NRDL01)'],
  ['single quotes', "equals(_kx,'a.NRDL01')"],
  ['an unknown field', 'equals(name,"Vera")'],
  ['a field of every object', 'equals(constructor,"x")'],
  ['an unknown operator', 'contains(email,"vera")'],
  ['an operator that the field has not', 'greater-than(email,"a")'],
  ['or', 'or(equals(email,"a"),equals(email,"b"))'],
  ['not', 'not(equals(email,"a"))'],
  ['a missing bracket', 'equals(email,"a"'],
  ['an open quote', 'equals(email,"a)'],
  ['something after the end', 'equals(email,"a") x'],
  ['an empty list', 'any(id,[])'],
  ['a list that is too long', `any(id,[${Array.from({ length: 101 }, (_, n) => `"${n}"`).join(',')}])`],
  ['a quoted date', 'greater-than(created,"2026-01-01")'],
  ['a date that is none', 'greater-than(created,yesterday)'],
  ['nothing', ''],
])('a filter with %s is a 400', async (_what, filter) => {
  await using simulator = await startSimulator();
  const response = await callApi(simulator, withQuery('/api/profiles', { filter }));
  expect(response.status).toBe(400);
  const [error] = (await bodyOf<ErrorDocument>(response)).errors;
  expect(error.source.parameter).toBe('filter');
  expect(error.detail).toMatch(/^Invalid filter provided/);
});

test.each([
  ['a comma', 'equals(email,"vera.lind@example.com"),greater-than(created,2026-01-01)', 1],
  ['and()', 'and(equals(email,"vera.lind@example.com"),less-than(created,2026-01-01T00:00:00Z))', 0],
  ['any', 'any(email, ["vera.lind@example.com", "nils.berg@example.com"])', 2],
])('a filter with %s joins its terms', async (_what, filter, count) => {
  await using simulator = await startSimulator();
  const found = await idsOf(await callApi(simulator, withQuery('/api/profiles', { filter })));
  expect(found).toHaveLength(count);
});
