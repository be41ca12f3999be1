import { expect, test } from 'vitest';
import type { Simulator } from '../server.ts';
import { bodyOf, callApi, type Document, startSimulator, withQuery } from '../testing/start-simulator.ts';

const vip = 'VpX7kd';
const members = `/api/segments/${vip}/relationships/profiles`;

/** Every id, following `links.next`; a minute passes now and then, so that no limit is met. */
async function readAll(simulator: Simulator, path: string): Promise<string[]> {
  const ids: string[] = [];
  let next: string | null | undefined = path;
  for (let call = 1; typeof next === 'string'; call += 1) {
    if (call % 30 === 0) simulator.clock.advance(60_000);
    const response = await callApi(simulator, next.replace(simulator.url, ''));
    expect(response.status).toBe(200);
    const page: Document = await bodyOf<Document>(response);
    ids.push(...page.data.map(({ id }) => id));
    next = page.links.next;
  }
  return ids;
}

/** What both orders must give, worked out from the members themselves. */
function sortMembers(simulator: Simulator): { byId: string[]; byJoined: string[] } {
  const all = [...simulator.world.segments.get(vip).members];
  const order = (a: string, b: string): number => (a < b ? -1 : 1);
  return {
    byId: all.map(([id]) => id).sort(order),
    byJoined: all.sort(([a, aMs], [b, bMs]) => aMs - bMs || order(a, b)).map(([id]) => id),
  };
}

test('a big segment is read whole, by id and by the time of joining, in pages of a hundred', async () => {
  await using simulator = await startSimulator();
  simulator.world.people.createMany({ accountId: 'NRDL01', count: 20_000, segments: [{ id: vip }] });
  simulator.clock.advance(3_600_000);
  const later = simulator.world.people.createMany({
    accountId: 'NRDL01',
    count: 500,
    segments: [{ id: vip }],
  });
  const { byId, byJoined } = sortMembers(simulator);

  expect(await readAll(simulator, withQuery(members, { 'page[size]': '100' }))).toEqual(byId);
  const joined = withQuery(members, { 'page[size]': '100', sort: 'joined_group_at' });
  expect(await readAll(simulator, joined)).toEqual(byJoined);
  const newest = withQuery(members, {
    'page[size]': '100',
    sort: '-joined_group_at',
    filter: 'greater-than(joined_group_at,2026-11-23T12:00:00Z)',
  });
  expect(await readAll(simulator, newest)).toEqual(
    later
      .map(({ id }) => id)
      .sort()
      .reverse(),
  );
});

test('everybody in an account is read in pages, each once', async () => {
  await using simulator = await startSimulator();
  simulator.world.people.createMany({ accountId: 'NRDL01', count: 3_000 });
  const ids = await readAll(simulator, withQuery('/api/profiles', { 'page[size]': '100' }));
  expect(ids).toEqual(
    simulator.world.people
      .list('NRDL01')
      .map(({ id }) => id)
      .sort(),
  );
});

test('a hundred named people are found among many, in the account and in a segment', async () => {
  await using simulator = await startSimulator();
  const crowd = simulator.world.people.createMany({
    accountId: 'NRDL01',
    count: 10_000,
    segments: [{ id: vip, share: 0.5 }],
  });
  const asked = crowd.slice(5_000, 5_100).map(({ id }) => id);
  const read = async (path: string, filter: string): Promise<string[]> =>
    readAll(simulator, withQuery(path, { filter, 'page[size]': '100' }));
  expect(await read('/api/profiles', `any(id,${JSON.stringify(asked)})`)).toEqual([...asked].sort());
  const inVip = asked.filter((_, place) => place % 2 === 1).sort();
  expect(await read(members, `any(profile_id,${JSON.stringify(asked)})`)).toEqual(inVip);
  const emails = asked.map((id) => simulator.world.people.get(id).email);
  expect(await read(members, `any(email,${JSON.stringify(emails)})`)).toEqual(inVip);
  expect(await read('/api/profiles', `any(email,["${emails[0]?.toUpperCase()}"])`)).toEqual([]);
  const both = `equals(_kx,"${crowd[5_001]?.token}"),any(profile_id,["${asked[1]}","${asked[3]}"])`;
  expect(await read(members, both)).toEqual([asked[1]]);
});

test('named people come page by page, too, and twice named ones once', async () => {
  await using simulator = await startSimulator();
  const crowd = simulator.world.people.createMany({
    accountId: 'NRDL01',
    count: 50,
    segments: [{ id: vip }],
  });
  const ids = crowd.map(({ id }) => id);
  const filter = `any(profile_id,${JSON.stringify([...ids, ...ids])})`;
  const path = withQuery(members, { filter, 'page[size]': '20', sort: '-joined_group_at' });
  expect(await readAll(simulator, path)).toEqual([...ids].sort().reverse());
});

test('both orders follow everything that changes members', async () => {
  await using simulator = await startSimulator();
  const { people, segments } = simulator.world;
  const crowd = people.createMany({ accountId: 'NRDL01', count: 60, segments: [{ id: vip, share: 0.5 }] });
  const idOf = (place: number): string => crowd[place]?.id ?? '';
  const changes: (() => unknown)[] = [
    () => segments.putIn(vip, idOf(0)),
    () => segments.putIn(vip, idOf(1)),
    () => segments.takeOut(vip, idOf(3)),
    () => segments.takeOut(vip, idOf(3)),
    () => people.remove(idOf(5)),
    () => people.remove(idOf(6)),
    () => people.merge(idOf(7), idOf(8)),
    () => people.merge(idOf(9), idOf(11)),
    () => people.create({ accountId: 'NRDL01', email: 'new@example.com', segments: [vip] }),
    () => people.createMany({ accountId: 'NRDL01', count: 5, segments: [{ id: vip }] }),
    () => segments.takeOut(vip, 'dqQnNW'),
    () => segments.putIn(vip, 'dqQnNW'),
    () => simulator.restore(simulator.snapshot()),
    () => segments.putIn(vip, idOf(2)),
    () => simulator.reset(),
    () => segments.takeOut(vip, 'dqQnNW'),
  ];
  for (const change of changes) {
    simulator.clock.advance(60_000);
    change();
    const { byId, byJoined } = sortMembers(simulator);
    expect(await readAll(simulator, withQuery(members, { 'page[size]': '10' }))).toEqual(byId);
    expect(await readAll(simulator, withQuery(members, { sort: 'joined_group_at' }))).toEqual(byJoined);
    const everybody = people.list('NRDL01').map(({ id }) => id);
    expect(await readAll(simulator, '/api/profiles?page[size]=100')).toEqual(everybody.sort());
  }
});

test('addresses, tokens and segments of people follow merges and deletions', async () => {
  await using simulator = await startSimulator();
  const { people, tokens, segments } = simulator.world;
  const crowd = people.createMany({ accountId: 'NRDL01', count: 3, segments: [{ id: vip }] });
  const [oneId = '', twoId = '', threeId = ''] = crowd.map(({ id }) => id);
  const [one, two, three] = crowd.map(({ token }) => token);
  const email = people.get(oneId).email;
  const extra = tokens.create(oneId).token;

  people.merge(oneId, twoId);
  expect(people.findByEmail('NRDL01', email)).toBeUndefined();
  expect(tokens.listOf(oneId)).toEqual([]);
  expect(tokens.listOf(twoId).map(({ token }) => token)).toEqual([one, two, extra]);
  expect(people.create({ accountId: 'NRDL01', email }).email).toBe(email);

  people.remove(threeId);
  expect(tokens.listOf(threeId)).toEqual([]);
  expect(tokens.resolve('NRDL01', three ?? '')).toEqual({ state: 'gone' });
  expect(segments.listOf(threeId)).toEqual([]);
  expect(people.list('NRDL01').map(({ id }) => id)).not.toContain(threeId);
});
