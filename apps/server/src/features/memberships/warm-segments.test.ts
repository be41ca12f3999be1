import { type Segment, type Store, segmentListSchema } from '@facet/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type KlaviyoFleet, openKlaviyoFleet } from '../../testing/klaviyo-fleet.ts';
import type { Told } from '../../testing/klaviyo-world.ts';

const vip = 'VpX7kd';
const nils = '01KGH3ZC80V37E3S3E28JT97KB';
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const memberCount = 250;
/** With those of the demo world. */
const pages = 3;
type Person = { readonly id: string; readonly token: string };

let fleet: KlaviyoFleet;
let store: Store;
let members: readonly Person[];
beforeAll(async () => {
  fleet = await openKlaviyoFleet();
});
afterAll(() => fleet[Symbol.asyncDispose]());
beforeEach(async () => {
  await fleet.reset();
  store = await fleet.openStore([vip]);
  members = fleet.simulator.world.people.createMany({
    accountId: 'NRDL01',
    count: memberCount,
    segments: [{ id: vip }],
  });
});

const pathOf = (rest: string): string => `/api/v1/stores/${store.id}${rest}`;
const ask = (token: string): Promise<Told> => fleet.world.ask(store, token);
const stateOf = async (token: string) => (await ask(token)).memberships[vip]?.state;
const tokenOf = (profileId: string): string => fleet.simulator.world.tokens.create(profileId).token;
const warm = (): Promise<void> => fleet.world.server.context.upkeep.warm();
const count = (operation: string): number => fleet.simulator.requests.count({ operation });
const pick = (place: number): Person => members[place] ?? expect.fail('nobody');
const readSegment = async (): Promise<Segment> => {
  const list = segmentListSchema.parse((await fleet.world.owner('GET', pathOf('/segments'))).json);
  return list.segments.find(({ id }) => id === vip) ?? expect.fail('no segment');
};
/** Has the segment read whole; from then on calls are counted. */
async function keepReady(): Promise<void> {
  expect((await fleet.world.owner('PUT', pathOf(`/segments/${vip}/warm`))).status).toBe(204);
  await warm();
  expect((await readSegment()).warm?.state).toBe('ready');
  fleet.advance(minuteMs);
  fleet.simulator.requests.clear();
}
async function letPass(ms: number): Promise<void> {
  fleet.advance(ms);
  await readSegment();
  fleet.advance(11_000);
  fleet.simulator.requests.clear();
}

describe('a segment that is kept ready', () => {
  it('is read in pages, a hundred members each', async () => {
    await fleet.world.owner('PUT', pathOf(`/segments/${vip}/warm`));
    await warm();
    expect(count('get_profile_ids_for_segment')).toBe(pages);
    expect((await readSegment()).warm).toEqual({
      state: 'ready',
      members: memberCount + 3,
      readAt: expect.any(String),
    });
  });

  it('costs a new visitor one call for who they are, and none for where they belong', async () => {
    await keepReady();
    for (const { token } of members.slice(0, 3)) expect(await stateOf(token)).toBe('in');
    expect(await stateOf(tokenOf(nils))).toBe('out');
    expect([count('get_profiles'), count('get_profile_ids_for_segment')]).toEqual([4, 0]);
  });

  it('says that somebody has left at the next whole reading at the latest', async () => {
    await keepReady();
    const { id, token } = pick(7);
    fleet.simulator.world.segments.takeOut(vip, id);
    expect(await stateOf(token)).toBe('in');
    await letPass(19 * hourMs);
    await warm();
    expect(count('get_profile_ids_for_segment')).toBe(pages);
    expect(await stateOf(token)).toBe('out');
    expect(await stateOf(pick(8).token)).toBe('in');
  });

  it('says that somebody has joined once those who joined were asked for', async () => {
    fleet.advance(2 * hourMs);
    await keepReady();
    const token = tokenOf(nils);
    fleet.simulator.world.segments.putIn(vip, nils);
    await ask(tokenOf(pick(0).id));
    await warm();
    await letPass(10 * minuteMs);
    await warm();
    const asked = fleet.simulator.requests.list({ operation: 'get_profile_ids_for_segment' });
    expect(asked.map(({ query }) => query['filter'])).toEqual([
      expect.stringContaining('greater-than(joined_group_at,'),
    ]);
    expect(await stateOf(token)).toBe('in');
    expect(count('get_profile_ids_for_segment')).toBe(1);
  });

  it('never says that somebody is out who joined too lately to be known', async () => {
    await keepReady();
    const token = tokenOf(nils);
    fleet.simulator.world.segments.putIn(vip, nils);
    // Nobody asked for those who joined meanwhile: a new visitor is asked about.
    await letPass(13 * minuteMs);
    expect(await stateOf(token)).toBe('in');
    expect(count('get_profile_ids_for_segment')).toBe(1);
  });

  it('is left alone between whole readings while no new visitor comes', async () => {
    await keepReady();
    await letPass(13 * minuteMs);
    await warm();
    expect(count('get_profile_ids_for_segment')).toBe(0);
  });

  it('is read on by another process from where a failure ended the reading, and says meanwhile that it fails', async () => {
    await fleet.world.owner('PUT', pathOf(`/segments/${vip}/warm`));
    await warm();
    await letPass(19 * hourMs);
    fleet.simulator.latency.set({ operations: { get_profile_ids_for_segment: { ms: 50 } } });
    const reading = warm();
    await vi.waitFor(() => expect(count('get_profile_ids_for_segment')).toBe(2));
    fleet.simulator.faults.set({ operation: 'get_profile_ids_for_segment', kind: 'server_error' });
    await reading;
    expect((await readSegment()).warm).toMatchObject({ state: 'failing', members: null });
    fleet.simulator.faults.clear();
    fleet.simulator.requests.clear();
    const other = await fleet.start();
    await other.server.context.upkeep.warm();
    expect(count('get_profile_ids_for_segment')).toBeLessThan(pages);
    expect((await readSegment()).warm).toMatchObject({ state: 'ready', members: memberCount + 3 });
    for (const place of [0, 99, 100, 249]) expect(await stateOf(pick(place).token)).toBe('in');
  });

  it('is not read while Klaviyo computes it', async () => {
    fleet.simulator.world.segments.change(vip, { isProcessing: true });
    await fleet.world.owner('GET', pathOf('/segments?refresh=true'));
    fleet.advance(11_000);
    await fleet.world.owner('PUT', pathOf(`/segments/${vip}/warm`));
    await warm();
    expect(count('get_profile_ids_for_segment')).toBe(0);
    expect((await readSegment()).warm).toEqual({ state: 'waiting', members: 0, readAt: null });
  });
});
