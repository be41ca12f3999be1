import { createSimulator, type Simulator } from '@facet/klaviyo-simulator';
import { type SegmentList, type Store, segmentCountSchema, segmentListSchema } from '@facet/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type KlaviyoWorld, openKlaviyoWorld, shopOrigin, testClient } from '../../testing/klaviyo-world.ts';

let skewMs = 0;
let simulator: Simulator;
let world: KlaviyoWorld;
let store: Store;
beforeAll(async () => {
  const redirectUris: string[] = [];
  const now = (): number => Date.now() + skewMs;
  simulator = await createSimulator({
    port: 0,
    now,
    shopUrl: shopOrigin,
    clients: [{ ...testClient, redirectUris }],
  });
  world = await openKlaviyoWorld(simulator.url, redirectUris, { now });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await simulator[Symbol.asyncDispose]();
});
beforeEach(async () => {
  simulator.reset();
  store = await world.createStore();
  await world.connect(store);
  simulator.requests.clear();
});

const pathOf = (): string => `/api/v1/stores/${store.id}/segments`;

async function list(query = ''): Promise<SegmentList> {
  return segmentListSchema.parse((await world.owner('GET', `${pathOf()}${query}`)).json);
}

describe('the catalogue', () => {
  it('holds all pages, starred ones first, then by name, and no lists', async () => {
    const { segments, readAt } = await list();
    expect(segments).toHaveLength(12);
    expect(segments.slice(0, 3).map(({ name, starred }) => [name, starred])).toEqual([
      ['Newsletter engaged', true],
      ['VIP', true],
      ['Black Friday 2025 (closed)', false],
    ]);
    expect(segments.find(({ name }) => name.startsWith('Likely'))?.state).toBe('processing');
    expect(segments.find(({ name }) => name.startsWith('Black'))?.state).toBe('inactive');
    expect(segments.some(({ name }) => name === 'Newsletter' || name === 'SMS subscribers')).toBe(false);
    expect(readAt).not.toBeNull();
    expect(simulator.requests.count({ operation: 'get_segments' })).toBe(2);
  });

  it('is remembered for five minutes, and read again on demand', async () => {
    await list();
    await list();
    expect(simulator.requests.count({ operation: 'get_segments' })).toBe(2);
    simulator.world.segments.change('WbQ2rt', { name: 'Win-back 2027' });
    expect((await list()).segments.some(({ name }) => name === 'Win-back 2027')).toBe(false);
    expect((await list('?refresh=true')).segments.some(({ name }) => name === 'Win-back 2027')).toBe(true);
    skewMs += 301_000;
    await list();
    expect(simulator.requests.count({ operation: 'get_segments' })).toBe(6);
  });

  it('can be searched', async () => {
    expect((await list('?search=eng%20news')).segments.map(({ name }) => name)).toEqual([
      'Newsletter engaged',
    ]);
    expect((await list('?search=nothing')).segments).toEqual([]);
  });

  it('shows where a segment is in use, also one that is gone', async () => {
    await world.personalize(store, 'VpX7kd');
    await world.personalize(store, 'WbQ2rt');
    await list();
    simulator.world.segments.remove('WbQ2rt');
    const { segments } = await list('?refresh=true');
    expect(segments.find(({ id }) => id === 'VpX7kd')).toMatchObject({
      exists: true,
      usedBy: [{ name: 'For VpX7kd', status: 'running' }],
    });
    expect(segments.find(({ id }) => id === 'WbQ2rt')).toMatchObject({
      name: 'Win-back',
      exists: false,
      usedBy: [{ name: 'For WbQ2rt', status: 'running' }],
    });
  });

  it('is served as last read while Klaviyo does not answer, unless a new reading was asked for', async () => {
    const first = await list();
    skewMs += 301_000;
    simulator.faults.set({ operation: 'get_segments', kind: 'server_error' });
    expect(await list()).toEqual({ ...first, interrupted: true });
    const refresh = await world.owner('GET', `${pathOf()}?refresh=true`);
    expect([refresh.status, refresh.json]).toEqual([
      502,
      expect.objectContaining({ code: 'klaviyo_unreachable' }),
    ]);
  });

  it('that a page asks about holds what running experiences need, and nothing of the others', async () => {
    const { experienceList, experiences, segments } = world.server.context;
    await world.personalize(store, 'VpX7kd');
    await world.personalize(store, 'WbQ2rt');
    const [paused] = (await experienceList.list(store.id, { segment: 'WbQ2rt' })).experiences;
    await experiences.changeStatus(store.id, paused?.id ?? '', { status: 'paused' }, null);
    await vi.waitFor(async () => expect(await segments.listRunning(store.id)).toEqual(['VpX7kd']));
  });

  it('needs a connection', async () => {
    const other = await world.createStore();
    const answer = await world.owner('GET', `/api/v1/stores/${other.id}/segments`);
    expect([answer.status, answer.json]).toEqual([
      409,
      expect.objectContaining({ code: 'klaviyo_not_connected' }),
    ]);
  });
});

describe('a page of the catalogue', () => {
  const nameMany = (count: number): void => {
    const accountId = simulator.world.segments.get('VpX7kd').accountId;
    for (let at = 1; at <= count; at += 1) simulator.world.segments.create({ accountId, name: `Tier ${at}` });
  };

  it('holds as many as were asked for, each segment on one page', async () => {
    const [one, two, three] = await Promise.all([1, 2, 3].map((page) => list(`?size=5&page=${page}`)));
    expect([one?.total, one?.next, two?.next, three?.next]).toEqual([12, 2, 3, null]);
    expect(three?.segments).toHaveLength(2);
    const all = [one, two, three].flatMap((part) => part?.segments ?? []);
    expect(all).toEqual((await list()).segments);
    expect((await list('?page=9')).segments).toEqual([]);
    for (const wrong of ['page=0', 'page=x', 'size=0', 'size=101', 'used=yes', 'pages=1']) {
      expect((await world.owner('GET', `${pathOf()}?${wrong}`)).status).toBe(400);
    }
  });

  it('has those in use alone where they are asked for, also by drafts, and not by what is archived', async () => {
    await world.personalize(store, 'VpX7kd');
    await world.personalize(store, 'WbQ2rt');
    const { experienceList, experiences, shelf, drafts } = world.server.context;
    const [used] = (await experienceList.list(store.id, { segment: 'WbQ2rt' })).experiences;
    const { id, revision, name, definition } = await experiences.get(store.id, used?.id ?? '');
    const expression = { field: 'klaviyo_segment', operator: 'any_of', value: ['NwL9se', ''] };
    const changed = structuredClone({ ...definition, audience: { type: 'custom' as const, expression } });
    const draft = { revision: null, basedOn: revision, name, definition: changed };
    await drafts.save(store.id, id, JSON.parse(JSON.stringify(draft)), null);
    const listUsed = async () => (await list('?used=true')).segments.map((segment) => segment.id);
    expect(await listUsed()).toEqual(['NwL9se', 'VpX7kd', 'WbQ2rt']);
    expect((await experienceList.list(store.id, { segment: 'NwL9se' })).experiences).toMatchObject([{ id }]);
    await experiences.changeStatus(store.id, id, { status: 'paused' }, null);
    await shelf.archive(store.id, id, true, null);
    expect(await listUsed()).toEqual(['VpX7kd']);
  });

  it('names segments by their ids, also one that is gone', async () => {
    await list();
    simulator.world.segments.remove('WbQ2rt');
    await list('?refresh=true');
    const { segments } = await list('?ids=VpX7kd,WbQ2rt,Nev3r1');
    expect(segments.map(({ id, name, exists }) => [id, name, exists])).toEqual([
      ['VpX7kd', 'VIP', true],
      ['WbQ2rt', 'Win-back', false],
      ['Nev3r1', 'Nev3r1', false],
    ]);
    expect((await list('?ids=')).segments).toEqual([]);
  });

  it('sorts numbers in names by their value, and is searched by whole words of any case', async () => {
    nameMany(11);
    const found = (await list('?search=TIER')).segments.map(({ name }) => name);
    expect(found).toEqual(Array.from({ length: 11 }, (_, at) => `Tier ${at + 1}`));
  });

  it('tells how far a reading is that takes long, and shows what it has found', async () => {
    nameMany(300);
    simulator.latency.set({ operations: { get_segments: { ms: 120 } } });
    const first = await list();
    expect(first.readAt).toBeNull();
    expect(first.reading?.found).toBeGreaterThanOrEqual(100);
    expect(first.known).toBe(first.reading?.found);
    expect((await list('?ids=VpX7kd,Nev3r1')).segments.every(({ exists }) => exists)).toBe(true);
    simulator.latency.clear();
    await vi.waitFor(async () => expect((await list()).reading).toBeNull(), {
      timeout: 10_000,
      interval: 200,
    });
    const last = await list();
    expect([last.total, last.known, last.interrupted]).toEqual([312, 312, false]);
    expect(simulator.requests.count({ operation: 'get_segments' })).toBe(32);
  });

  it('keeps what a reading had found that Klaviyo broke off, says so, and reads on at the next look', async () => {
    nameMany(300);
    simulator.latency.set({ operations: { get_segments: { ms: 120 } } });
    await list();
    simulator.faults.set({ operation: 'get_segments', kind: 'server_error', status: 503 });
    const broken = await vi.waitFor(async () => {
      const listed = await list();
      expect(listed.interrupted).toBe(true);
      return listed;
    });
    expect(broken.readAt).toBeNull();
    expect(broken.known).toBeGreaterThanOrEqual(100);
    simulator.faults.clear();
    simulator.latency.clear();
    await vi.waitFor(async () => expect((await list()).known).toBe(312), { timeout: 10_000, interval: 200 });
  });
});

describe('a count', () => {
  it('costs one call, and none for ten minutes', async () => {
    await list();
    const first = await world.owner('GET', `${pathOf()}/VpX7kd/count`);
    expect(first.json).toMatchObject({ profileCount: 3 });
    expect((await world.owner('GET', `${pathOf()}/VpX7kd/count`)).json).toEqual(first.json);
    const { readAt } = segmentCountSchema.parse(first.json);
    const { segments } = await list();
    expect(segments.find(({ id }) => id === 'VpX7kd')?.members).toEqual({ count: 3, at: readAt });
    expect(segments.find(({ id }) => id === 'WbQ2rt')?.members).toBeNull();
    expect(simulator.requests.count({ operation: 'get_segment' })).toBe(1);
  });

  it('waits for its turn rather than going over the limit', async () => {
    await list();
    const counts = await Promise.all(
      ['WbQ2rt', 'NwL9se', 'WbQ2rt'].map((id) => world.owner('GET', `${pathOf()}/${id}/count`)),
    );
    expect(counts.map(({ json }) => json)).toMatchObject([
      { profileCount: 2 },
      { profileCount: 5 },
      { profileCount: 2 },
    ]);
    expect(simulator.requests.count({ operation: 'get_segment' })).toBe(2);
    expect(simulator.requests.count({ status: 429 })).toBe(0);
  });

  it('is not asked for a segment that is not in the catalogue', async () => {
    await list();
    expect((await world.owner('GET', `${pathOf()}/GONE00/count`)).status).toBe(404);
    expect(simulator.requests.count({ operation: 'get_segment' })).toBe(0);
  });
});
