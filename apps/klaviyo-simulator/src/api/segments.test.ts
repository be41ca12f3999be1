import { expect, test } from 'vitest';
import type { Simulator } from '../server.ts';
import { bodyOf, callApi, type Document, startSimulator, withQuery } from '../testing/start-simulator.ts';

const vipMembers = '/api/segments/VpX7kd/relationships/profiles';

function idOf(simulator: Simulator, email: string): string {
  return simulator.world.people.findByEmail('NRDL01', email)?.id ?? '';
}

async function read(simulator: Simulator, path: string): Promise<Document> {
  const response = await callApi(simulator, path);
  expect(response.status).toBe(200);
  return bodyOf<Document>(response);
}

async function readAll(simulator: Simulator, path: string, link: 'next' | 'prev'): Promise<string[][]> {
  const pages: string[][] = [];
  let next: string | null | undefined = path;
  while (typeof next === 'string') {
    const page: Document = await read(simulator, next);
    pages.push(page.data.map(({ id }) => id));
    next = page.links[link]?.replace(simulator.url, '');
  }
  return pages;
}

test('segments come ten a page, and following links.next shows each once', async () => {
  await using simulator = await startSimulator();
  const pages = await readAll(simulator, '/api/segments', 'next');
  expect(pages.map((page) => page.length)).toEqual([10, 2]);
  expect(new Set(pages.flat()).size).toBe(12);
});

test('links.prev leads back', async () => {
  await using simulator = await startSimulator();
  const pages = await readAll(simulator, '/api/segments?page[size]=5&sort=-name', 'next');
  const first = await read(simulator, '/api/segments?page[size]=5&sort=-name');
  const second = await read(simulator, first.links.next?.replace(simulator.url, '') ?? '');
  const back = await readAll(simulator, second.links.prev?.replace(simulator.url, '') ?? '', 'prev');
  expect(pages).toHaveLength(3);
  expect(back).toEqual([pages[0]]);
});

test('somebody who joins between two pages moves nobody to another page', async () => {
  await using simulator = await startSimulator();
  const first = await read(simulator, '/api/segments?sort=name');
  simulator.world.segments.create({ accountId: 'NRDL01', name: 'AAA comes first' });
  const second = await read(simulator, first.links.next?.replace(simulator.url, '') ?? '');
  const ids = [...first.data, ...second.data].map(({ id }) => id);
  expect(ids).toHaveLength(12);
  expect(new Set(ids).size).toBe(12);
});

test('a cursor of another query is refused', async () => {
  await using simulator = await startSimulator();
  const first = await read(simulator, '/api/segments');
  const cursor = new URL(first.links.next ?? '').searchParams.get('page[cursor]') ?? '';
  const path = withQuery('/api/segments', { sort: 'name', 'page[cursor]': cursor });
  expect((await callApi(simulator, path)).status).toBe(400);
});

test('lists never appear among segments', async () => {
  await using simulator = await startSimulator();
  const listed = (await readAll(simulator, '/api/segments', 'next')).flat();
  for (const { id } of simulator.world.segments.lists('NRDL01')) {
    expect(listed).not.toContain(id);
    expect((await callApi(simulator, `/api/segments/${id}`)).status).toBe(404);
  }
});

test('a full segment has all three flags, a sparse one only what was asked for', async () => {
  await using simulator = await startSimulator();
  simulator.world.segments.change('VpX7kd', { isProcessing: true });
  const filter = 'any(name,["VIP"])';
  const full = await read(simulator, withQuery('/api/segments', { filter }));
  const sparse = await read(simulator, withQuery('/api/segments', { filter, 'fields[segment]': 'name' }));
  expect(full.data[0]?.attributes).toMatchObject({
    name: 'VIP',
    is_active: true,
    is_processing: true,
    is_starred: true,
  });
  expect(sparse.data[0]?.attributes).toEqual({ name: 'VIP' });
});

test.each([
  ['equals(is_starred,true)', 2],
  ['equals(is_active,false)', 1],
  ['any(is_active,[true,false])', 12],
  ['equals(name,["VIP"])', 1],
  ['equals(id,"VpX7kd")', 1],
  ['greater-than(updated,2026-12-01)', 0],
])('segments are filtered by %s', async (filter, count) => {
  await using simulator = await startSimulator();
  const pages = await readAll(simulator, withQuery('/api/segments', { filter }), 'next');
  expect(pages.flat()).toHaveLength(count);
});

test.each([
  'equals(name,"VIP")',
  'any(is_starred,[true])',
  'equals(is_active,"true")',
  'equals(is_active,1)',
])('segments are not filtered by %s', async (filter) => {
  await using simulator = await startSimulator();
  expect((await callApi(simulator, withQuery('/api/segments', { filter }))).status).toBe(400);
});

test('the member count is given only when asked for', async () => {
  await using simulator = await startSimulator();
  interface One {
    readonly data: { readonly attributes: Readonly<Record<string, unknown>> };
  }
  const plain = await bodyOf<One>(await callApi(simulator, '/api/segments/VpX7kd'));
  const path = '/api/segments/VpX7kd?additional-fields[segment]=profile_count&fields[segment]=name';
  const counted = await bodyOf<One>(await callApi(simulator, path));
  expect(plain.data.attributes).not.toHaveProperty('profile_count');
  expect(counted.data.attributes).toEqual({ name: 'VIP', profile_count: 3 });
});

test('a token and a segment answer who and whether in one call', async () => {
  await using simulator = await startSimulator();
  const ask = async (email: string): Promise<unknown> => {
    const { token } = simulator.world.tokens.create(idOf(simulator, email));
    const path = withQuery(vipMembers, { filter: `equals(_kx,"${token}")`, 'page[size]': '1' });
    return (await read(simulator, path)).data;
  };
  const vera = { type: 'profile', id: idOf(simulator, 'vera.lind@example.com') };
  expect(await ask('vera.lind@example.com')).toEqual([vera]);
  expect(await ask('ola.dahl@example.com')).toEqual([]);
});

test('many people are asked about in one segment at once, with a list only', async () => {
  await using simulator = await startSimulator();
  const vera = idOf(simulator, 'vera.lind@example.com');
  const ola = idOf(simulator, 'ola.dahl@example.com');
  const ask = (filter: string): Promise<Response> =>
    callApi(simulator, withQuery(vipMembers, { filter, 'page[size]': '100' }));
  const { data } = await bodyOf<Document>(await ask(`any(profile_id,["${vera}","${ola}"])`));
  expect(data).toEqual([{ type: 'profile', id: vera }]);
  for (const refused of [`equals(profile_id,"${vera}")`, 'any(_kx,["a.NRDL01"])', `any(id,["${vera}"])`])
    expect((await ask(refused)).status).toBe(400);
});

test('putting in and taking out shows at once, with the time of joining', async () => {
  await using simulator = await startSimulator();
  const ola = idOf(simulator, 'ola.dahl@example.com');
  simulator.clock.advance(5_000);
  simulator.world.segments.putIn('VpX7kd', ola);
  const path = withQuery('/api/segments/VpX7kd/profiles', {
    filter: 'greater-than(joined_group_at,2026-11-23T12:00:00Z)',
    'fields[profile]': 'id',
    sort: '-joined_group_at',
  });
  const joined = await read(simulator, path);
  expect(joined.data).toMatchObject([
    { id: ola, attributes: { joined_group_at: '2026-11-23T12:00:05+00:00' } },
  ]);
  simulator.world.segments.takeOut('VpX7kd', ola);
  expect((await read(simulator, path)).data).toEqual([]);
});

test('an inactive segment keeps the members it has', async () => {
  await using simulator = await startSimulator();
  const ola = idOf(simulator, 'ola.dahl@example.com');
  expect(() => simulator.world.segments.putIn('OlD7bf', ola)).toThrow(/inactive/);
  expect((await read(simulator, '/api/segments/OlD7bf/relationships/profiles')).data).toHaveLength(2);
});
