import { randomUUID } from 'node:crypto';
import { type EventOverview, eventOverviewSchema } from '@facet/protocol';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../db/testing/test-databases.ts';
import type { Server } from '../../server.ts';
import { createBrowser, type Send, signIn, startTestServer } from '../../testing/test-server.ts';
import { openShop, type Shop, toEvent } from './testing/open-shop.ts';

const day = 86_400_000;
const subject = 'subject-of-22-letters-';

describeOnEachDatabase('what visitors do', (open) => {
  let now = Date.UTC(2026, 10, 23);
  let server: Server;
  let member: Send;
  let shop: Shop;

  beforeAll(async () => {
    server = await startTestServer({ database: open, ports: { now: () => now } });
    member = await signIn(server);
  });
  afterAll(() => server[Symbol.asyncDispose]());
  beforeEach(async () => {
    now += 2 * 60_000;
    shop = await openShop(server);
  });

  const listKept = () =>
    server.context.database.queryable
      .selectFrom('events')
      .selectAll()
      .where('store_id', '=', shop.store.id)
      .orderBy('happened_at')
      .execute();
  const read = async (): Promise<EventOverview> =>
    eventOverviewSchema.parse((await member('GET', `/api/v1/stores/${shop.store.id}/events`)).json);
  const report = async (...events: readonly unknown[]): Promise<void> => {
    expect((await shop.send({ events })).status).toBe(204);
  };

  it('is kept once, with what was shown, whose it is where that is known, and when it happened', async () => {
    const first = toEvent('order', {
      order: '#1001',
      value: 84.5,
      currency: 'EUR',
      items: 3,
      agoMs: 5000,
    });
    const events = [first, toEvent('page_view'), shop.toExposure()];
    await report(...events, first);
    await report(...events);
    expect((await shop.send({ subject, events: [...events, toEvent('size_guide')] })).status).toBe(204);
    const row = { store_id: shop.store.id, visitor: 'visitor-one', received_at: new Date(now) };
    const nothing = { order_id: null, value: null, currency: null, items: null };
    expect(
      (await listKept()).map(({ value, ...rest }) => ({ ...rest, value: value && Number(value) })),
    ).toEqual([
      {
        ...row,
        id: first.id,
        name: 'order',
        order_id: '#1001',
        value: 84.5,
        currency: 'EUR',
        items: 3,
        subject: null,
        happened_at: new Date(now - 5000),
      },
      { ...row, ...nothing, id: events[1]?.id, name: 'page_view', subject: null, happened_at: new Date(now) },
      { ...row, ...nothing, id: expect.any(String), name: 'size_guide', subject, happened_at: new Date(now) },
    ]);
    const shown = await server.context.database.queryable
      .selectFrom('exposures')
      .select('id')
      .where('store_id', '=', shop.store.id)
      .execute();
    expect(shown).toEqual([{ id: events[2]?.id }]);
  });

  it('is not believed to have happened more than a week ago', async () => {
    await report(toEvent('page_view', { agoMs: 30 * day }));
    expect((await listKept())[0]?.happened_at).toEqual(new Date(now - 7 * day));
  });

  it('counts an order once, whoever reports it how often at once: the first one stays', async () => {
    const order = (name: string, value: number) => toEvent('order', { order: name, value });
    await report(order('1001', 10), order('1001', 11));
    await report(order('1001', 12), toEvent('checkout', { order: '1001' }), order('1002', 20));
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, number) => {
        const events = [order('1003', 30), order('1004', 40), order('1001', 13)];
        if (number % 2 === 0) events.reverse();
        return shop.send({ visitor: `visitor-${number}-of-12`, events });
      }),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    const kept = await listKept();
    const orders = kept.filter(({ name }) => name === 'order');
    expect(Object.fromEntries(orders.map(({ order_id: id, value }) => [id, Number(value)]))).toEqual({
      1001: 10,
      1002: 20,
      1003: 30,
      1004: 40,
    });
    expect(orders).toHaveLength(4);
    expect(kept.filter(({ name }) => name === 'checkout')).toHaveLength(1);
    const other = await openShop(server);
    await other.send({ events: [order('1001', 99)] });
    expect((await read()).revenue).toEqual([{ currency: null, value: 100, orders: 4 }]);
  });

  it('is taken with numbers written as text, as themes write them', async () => {
    await report({ ...toEvent('order'), order: 1001, value: '84.50', items: '3' });
    expect(await listKept()).toMatchObject([{ order_id: '1001', items: 3 }]);
    expect((await read()).revenue).toEqual([{ currency: null, value: 84.5, orders: 1 }]);
  });

  it('counts orders without a name by their id', async () => {
    await report(toEvent('order'), toEvent('order'));
    expect(await listKept()).toHaveLength(2);
  });

  it('is passed over where it is wrong, and takes no other along', async () => {
    const right = toEvent('order', { order: '1001' });
    const wrong = [
      null,
      7,
      'order',
      [],
      {},
      { ...right, id: 'no id' },
      { ...right, id: randomUUID(), type: 'visit' },
      toEvent('Order'),
      toEvent(`a${'b'.repeat(40)}`),
      toEvent('order', { order: 'one order' }),
      toEvent('order', { order: '' }),
      toEvent('order', { agoMs: -1 }),
      toEvent('order', { subject: 'subject\0of-22-letters' }),
      { ...toEvent('order'), email: 'ada@shop.example' },
      { ...shop.toExposure(), experience: 'a\0b' },
      { ...shop.toExposure(), identity: 'somebody' },
      { ...shop.toExposure(), memberships: { vip: true } },
    ];
    await report(...wrong, right, shop.toExposure(), ...wrong);
    expect((await listKept()).map(({ id }) => id)).toEqual([right.id]);
    const counts = await server.context.events.countExposures(shop.store.id, shop.test.id);
    expect(counts.variations.map(({ visitors }) => visitors)).toEqual([0, 1]);
  });

  it('is kept wholly or not at all', async () => {
    const { queryable } = server.context.database;
    const batch = [shop.toExposure(), toEvent('page_view')];
    await sql`alter table events rename to away`.execute(queryable);
    try {
      expect((await shop.send({ events: batch })).status).toBe(500);
    } finally {
      await sql`alter table away rename to events`.execute(queryable);
    }
    const count = async () =>
      (await server.context.events.countExposures(shop.store.id, shop.test.id)).lastSeenAt;
    expect(await count()).toBeNull();
    await report(...batch);
    expect(await count()).not.toBeNull();
    expect(await listKept()).toHaveLength(1);
  });

  it('is told by name, the most frequent first, with what orders came to', async () => {
    expect(await read()).toEqual({ events: [], revenue: [] });
    const begin = now;
    await report(
      toEvent('order', { order: '1', value: 84.5, currency: 'EUR' }),
      toEvent('order', { order: '2', value: 0.1, currency: 'EUR' }),
      toEvent('order', { order: '3', value: 0.2, currency: 'EUR' }),
      toEvent('order', { order: '4', value: 1200, currency: 'NOK' }),
      toEvent('order', { order: '5', value: 7 }),
      toEvent('order', { order: '6' }),
      toEvent('add_to_cart'),
    );
    now += 2 * day;
    await report(toEvent('page_view'), toEvent('page_view'));
    const lastSeenAt = new Date(begin).toISOString();
    expect(await read()).toEqual({
      events: [
        { name: 'order', lastDay: 0, lastWeek: 6, lastSeenAt },
        { name: 'page_view', lastDay: 2, lastWeek: 2, lastSeenAt: new Date(now).toISOString() },
        { name: 'add_to_cart', lastDay: 0, lastWeek: 1, lastSeenAt },
      ],
      revenue: [
        { currency: 'EUR', value: 84.8, orders: 3 },
        { currency: 'NOK', value: 1200, orders: 1 },
        { currency: null, value: 7, orders: 1 },
      ],
    });
    now = begin + 8 * day;
    expect((await read()).events.find(({ name }) => name === 'order')).toEqual({
      name: 'order',
      lastDay: 0,
      lastWeek: 0,
      lastSeenAt,
    });
    expect((await read()).revenue).toEqual([]);
  });

  it('is told of fifty names at most, and of orders however many others there are', async () => {
    await report(toEvent('order'));
    for (let batch = 0; batch < 2; batch += 1) {
      await report(
        ...Array.from({ length: 60 }, (_, number) => toEvent(`a${String(batch)}_${String(number % 30)}`)),
      );
    }
    const { events } = await read();
    expect(events).toHaveLength(50);
    expect(events[0]).toMatchObject({ lastWeek: 2 });
    expect(events.at(-1)).toMatchObject({ name: 'order', lastWeek: 1 });
  });

  it('is told to members alone', async () => {
    const stranger = createBrowser(server);
    expect((await stranger('GET', `/api/v1/stores/${shop.store.id}/events`)).status).toBe(401);
  });

  it('is forgotten after 90 days where it is a page view, and else stays', async () => {
    await sql`
      insert into events (store_id, id, name, visitor, happened_at, received_at)
      select ${shop.store.id}, gen_random_uuid(), 'page_view', 'visitor-one', at, at
      from (select ${new Date(now)}::timestamptz as at from generate_series(1, 12000)) as views
      `.execute(server.context.database.queryable);
    await report(toEvent('order', { order: '1001' }), toEvent('size_guide'));
    const count = async (): Promise<number> => (await listKept()).length;
    now += 90 * day;
    await report(toEvent('page_view'));
    await server.context.events.removeExpired();
    expect(await count()).toBe(12_003);
    now += 1;
    await server.context.events.removeExpired();
    expect((await listKept()).map(({ name }) => name).toSorted()).toEqual([
      'order',
      'page_view',
      'size_guide',
    ]);
  });
});
