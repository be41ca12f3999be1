import type { Exposure } from '@facet/protocol';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../db/testing/test-databases.ts';
import type { Server } from '../../server.ts';
import { startTestServer } from '../../testing/test-server.ts';
import { askedSegment, openShop, type Shop } from './testing/open-shop.ts';

const subject = 'subject-of-22-letters-';

describeOnEachDatabase('how an exposure’s visitor stood to the audience', (open) => {
  let server: Server;
  let shop: Shop;
  beforeAll(async () => {
    server = await startTestServer({ database: open });
  });
  afterAll(() => server[Symbol.asyncDispose]());
  beforeEach(async () => {
    shop = await openShop(server);
  });

  const keyOf = (segment: string): string => server.context.secrets.segmentKeyOf(shop.store.id, segment);
  const report = async (changes: Partial<Exposure>, sent: object = {}): Promise<void> => {
    const answer = await shop.send({ events: [shop.toExposure({ reason: 'kept', ...changes })], ...sent });
    expect(answer.status).toBe(204);
  };
  const listKept = () =>
    server.context.database.queryable
      .selectFrom('exposures')
      .select(['memberships', 'fresh_reason'])
      .where('store_id', '=', shop.store.id)
      .orderBy('happened_at')
      .execute();
  const countOutside = async (): Promise<number> =>
    (await server.context.events.countExposures(shop.store.id, shop.test.id)).outsideAudience;

  it('is kept by published keys, of the segments that the experience asks for', async () => {
    const foreign = server.context.secrets.segmentKeyOf('another-store', askedSegment);
    const memberships = {
      [keyOf(askedSegment)]: 'out',
      [keyOf('another')]: 'in',
      [foreign]: 'in',
      [askedSegment]: 'in',
    } as const;
    await report({ memberships, freshReason: 'default_assignment', agoMs: 1000 });
    await report({});
    expect(await listKept()).toEqual([
      { memberships: { [keyOf(askedSegment)]: 'out' }, fresh_reason: 'default_assignment' },
      { memberships: null, fresh_reason: null },
    ]);
  });

  it('is counted where what was assigned earlier no longer is what the audience gets', async () => {
    const stale = {
      memberships: { [keyOf(askedSegment)]: 'out' },
      freshReason: 'default_assignment',
    } as const;
    expect(await countOutside()).toBe(0);
    await report({});
    await report({ ...stale, memberships: { [keyOf(askedSegment)]: 'unknown' } });
    expect(await countOutside()).toBe(0);
    await report(stale);
    await report({ ...stale, variation: shop.test.control }, { visitor: 'visitor-two' });
    expect(await countOutside()).toBe(2);
    await report(stale, { subject });
    expect(await countOutside()).toBe(3);
  });
});
