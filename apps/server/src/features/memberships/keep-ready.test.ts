import { auditPageSchema, type SegmentList, type Store, segmentListSchema } from '@facet/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type KlaviyoFleet, openKlaviyoFleet } from '../../testing/klaviyo-fleet.ts';

const vip = 'VpX7kd';

let fleet: KlaviyoFleet;
let store: Store;
beforeAll(async () => {
  fleet = await openKlaviyoFleet();
});
afterAll(() => fleet[Symbol.asyncDispose]());
beforeEach(async () => {
  await fleet.reset();
  store = await fleet.openStore([vip]);
});

const send = (method: string, segment = vip) =>
  fleet.world.owner(method, `/api/v1/stores/${store.id}/segments/${segment}/warm`);
const list = async (): Promise<SegmentList['segments']> =>
  segmentListSchema.parse((await fleet.world.owner('GET', `/api/v1/stores/${store.id}/segments`)).json)
    .segments;
const tokenOf = (profileId: string): string => fleet.simulator.world.tokens.create(profileId).token;
const countRows = async (): Promise<number> => {
  const { queryable } = fleet.world.server.context.database;
  return (await queryable.selectFrom('klaviyo_warm_segments').selectAll().execute()).length;
};

describe('keeping a segment ready', () => {
  it('is told in the list of segments, of that one alone', async () => {
    expect((await list()).every(({ warm }) => warm === null)).toBe(true);
    expect((await send('PUT')).status).toBe(204);
    await fleet.world.server.context.upkeep.warm();
    const told = (await list()).filter(({ warm }) => warm !== null);
    expect(told).toMatchObject([
      {
        id: vip,
        members: { count: 3, at: told[0]?.warm?.readAt },
        warm: { state: 'ready', members: 3, readAt: expect.any(String) },
      },
    ]);
  });

  it('can be said twice, and ended twice; from then on visitors are asked about again', async () => {
    for (const method of ['PUT', 'PUT']) expect((await send(method)).status).toBe(204);
    await fleet.world.server.context.upkeep.warm();
    expect(await countRows()).toBe(1);
    for (const method of ['DELETE', 'DELETE']) expect((await send(method)).status).toBe(204);
    expect((await list()).every(({ warm }) => warm === null)).toBe(true);
    fleet.simulator.requests.clear();
    await fleet.world.ask(store, tokenOf('01KGH3ZC80V37E3S3E28JT97KB'));
    expect(fleet.simulator.requests.count({ operation: 'get_profile_ids_for_segment' })).toBe(1);
  });

  it('is in the log of changes, with who did it', async () => {
    await send('PUT');
    await send('DELETE');
    const page = auditPageSchema.parse(
      (await fleet.world.owner('GET', `/api/v1/stores/${store.id}/audit`)).json,
    );
    expect(page.entries.slice(0, 2)).toMatchObject([
      { action: 'segment.not_kept_ready', target: vip, memberName: expect.any(String) },
      { action: 'segment.kept_ready', target: vip, memberName: expect.any(String) },
    ]);
  });

  it('is refused for a segment that is not in the catalogue, and where Klaviyo is not connected', async () => {
    expect(await send('PUT', 'nothing')).toMatchObject({ status: 404, json: { code: 'not_found' } });
    expect(await countRows()).toBe(0);
    await fleet.world.owner('DELETE', `/api/v1/stores/${store.id}/klaviyo`);
    expect(await send('PUT')).toMatchObject({ status: 409, json: { code: 'klaviyo_not_connected' } });
  });

  it('ends with the connection', async () => {
    await send('PUT');
    await fleet.world.owner('DELETE', `/api/v1/stores/${store.id}/klaviyo`);
    expect(await countRows()).toBe(0);
  });
});
