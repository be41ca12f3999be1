import { draftDefinitionSchema, type Home, homeSchema, type Store } from '@facet/protocol';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../db/testing/test-databases.ts';
import type { Server } from '../../server.ts';
import { keepConnection } from '../../testing/keep-connection.ts';
import { createBrowser, type Send, signIn, startTestServer } from '../../testing/test-server.ts';
import { openShop, type Shop, toEvent } from '../events/testing/open-shop.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const origin = 'https://shop.example';

describeOnEachDatabase('home', (open) => {
  let now = Date.UTC(2026, 10, 23);
  let server: Server;
  let member: Send;
  let page: Send;
  let shop: Shop;
  let store: Store;

  beforeAll(async () => {
    server = await startTestServer({ database: open, ports: { now: () => now } });
    member = await signIn(server);
    page = createBrowser(server);
  });
  afterAll(() => server[Symbol.asyncDispose]());
  beforeEach(async () => {
    now += 10 * day;
    shop = await openShop(server);
    ({ store } = shop);
  });

  const get = async (storeId = store.id): Promise<Home> =>
    homeSchema.parse((await member('GET', `/api/v1/stores/${storeId}/home`)).json);
  const codes = async (): Promise<readonly string[]> => (await get()).attention.shown.map(({ code }) => code);
  const loadScript = (from = origin) =>
    page('GET', `/s/${store.publicKey}.js`, undefined, { origin: null, referer: `${from}/` });

  /** Puts units into the rollup as if they had been shown a variation. */
  const show = async (variation: string, count: number, at: number, name: string): Promise<void> => {
    await sql`insert into exposure_units
      (experience_id, variation_id, unit, counted, identified, exposures, first_at, last_at)
      select ${shop.test.id}, ${variation}, ${`v:${name}-`} || n, true, false, 1, ${new Date(at)}, ${new Date(at)}
      from generate_series(1, ${sql.lit(count)}) as n`.execute(server.context.database.queryable);
  };
  const setWeights = async (control: number, other: number): Promise<void> => {
    const { experiences } = server.context;
    const { definition, revision, name } = await experiences.get(store.id, shop.test.id);
    const variations = definition.variations.map((variation) => ({
      ...variation,
      weight: variation.control ? control : other,
    }));
    await experiences.save(
      store.id,
      shop.test.id,
      { revision, name, definition: { ...definition, variations } },
      null,
    );
  };

  it('shows nothing for a store that has begun nothing', async () => {
    const fresh = await server.context.stores.create({ name: 'Fresh', origins: [origin] }, null);
    expect(await get(fresh.id)).toMatchObject({
      running: { total: 0 },
      attention: { total: 0 },
      learned: [],
    });
  });

  it('asks first to connect again where Klaviyo refused the key', async () => {
    await keepConnection(server.context.database.queryable, store.id, {
      state: 'reconnect_needed',
      failure: 'unauthorized',
    });
    const { attention } = await get();
    expect(attention.shown[0]).toMatchObject({
      code: 'klaviyo_reconnect_needed',
      gravity: 'broken',
      place: 'integrations',
      experience: null,
    });
  });

  it('counts who was shown what runs in the last 7 days, and who was new on each', async () => {
    await show(shop.test.other, 3, now - 8 * day, 'before');
    await show(shop.test.other, 5, now - 2 * day - hour, 'then');
    await show(shop.test.control, 2, now - hour, 'now');
    expect((await get()).running).toEqual({
      total: 1,
      shown: [
        {
          id: shop.test.id,
          name: 'Free shipping',
          kind: 'test',
          visitors: 7,
          newVisitors: [0, 0, 0, 0, 5, 0, 2],
        },
      ],
    });
  });

  it('tells when the script is missing, was lost, or runs elsewhere', async () => {
    expect(await codes()).toContain('script_never_seen');
    await loadScript();
    await expect.poll(codes).not.toContain('script_never_seen');
    now += day;
    expect(await codes()).not.toContain('script_not_seen');
    now += 1;
    expect(await codes()).toContain('script_not_seen');
    await loadScript('https://www.shop.example');
    await expect.poll(codes).toContain('script_elsewhere');
  });

  it('tells of a split that chance does not explain, until the weights change', async () => {
    await show(shop.test.control, 600, now, 'first');
    await show(shop.test.other, 610, now, 'second');
    expect(await codes()).not.toContain('sample_ratio_mismatch');
    await show(shop.test.control, 200, now, 'third');
    const told = (await get()).attention.shown.find(({ code }) => code === 'sample_ratio_mismatch');
    expect(told).toMatchObject({ experience: { id: shop.test.id, name: 'Free shipping' } });
    now += hour;
    await setWeights(20, 80);
    expect(await codes()).not.toContain('sample_ratio_mismatch');
    now += 2 * hour;
    await show(shop.test.control, 200, now, 'fourth');
    await show(shop.test.other, 800, now, 'fifth');
    expect(await codes()).not.toContain('sample_ratio_mismatch');
    await show(shop.test.control, 200, now, 'sixth');
    expect(await codes()).toContain('sample_ratio_mismatch');
  });

  it('goes on judging by the same weights when something else is saved', async () => {
    await show(shop.test.control, 800, now, 'first');
    await show(shop.test.other, 600, now, 'second');
    now += hour;
    await setWeights(50, 50);
    expect(await codes()).toContain('sample_ratio_mismatch');
  });

  it('says what came of what was shown: orders after it, each once, by currency', async () => {
    const order = (name: string, value?: number, currency?: string) =>
      toEvent('order', {
        order: name,
        ...(value === undefined ? {} : { value }),
        ...(currency && { currency }),
      });
    await shop.send({ visitor: 'early-buyer', events: [{ ...order('1', 99, 'EUR'), agoMs: hour }] });
    await shop.send({ visitor: 'early-buyer', events: [shop.toExposure()] });
    await shop.send({ visitor: 'buyer-one', events: [shop.toExposure()] });
    await shop.send({ visitor: 'buyer-two', events: [shop.toExposure({ variation: shop.test.control })] });
    now += minute;
    await shop.send({
      visitor: 'buyer-one',
      events: [order('2', 10, 'EUR'), order('3', 5.5, 'EUR'), order('4')],
    });
    await shop.send({ visitor: 'buyer-two', events: [order('5', 20, 'USD')] });
    await shop.send({ visitor: 'stranger-x', events: [order('6', 70, 'EUR')] });
    const [learned] = (await get()).learned;
    expect(learned?.variations).toMatchObject([
      {
        id: shop.test.control,
        isControl: true,
        visitors: 1,
        buyers: 1,
        orders: 1,
        revenue: [{ currency: 'USD', value: 20 }],
      },
      { id: shop.test.other, visitors: 2, buyers: 1, orders: 3, revenue: [{ currency: 'EUR', value: 15.5 }] },
    ]);
    await server.context.experiences.changeStatus(store.id, shop.test.id, { status: 'ended' }, null);
    expect((await get()).learned).toMatchObject([{ id: shop.test.id, status: 'ended' }]);
    expect((await get()).running.total).toBe(0);
  });

  it('counts an order of a person who became known in between once', async () => {
    const subject = 'subject-of-22-letters-';
    await shop.send({ visitor: 'phone-of-ada', events: [shop.toExposure()] });
    await shop.send({
      visitor: 'laptop-ada',
      subject,
      events: [shop.toExposure({ identity: 'identified' })],
    });
    now += minute;
    await shop.send({
      visitor: 'phone-of-ada',
      subject,
      events: [toEvent('order', { order: '9', value: 5 })],
    });
    expect((await get()).learned[0]?.variations[1]).toMatchObject({ buyers: 1, orders: 1 });
  });

  it('tells of what waits to be published, least grave', async () => {
    const { drafts, experiences } = server.context;
    const { definition, revision, name } = await experiences.get(store.id, shop.test.id);
    expect(await codes()).not.toContain('changes_waiting');
    await drafts.save(
      store.id,
      shop.test.id,
      { basedOn: revision, revision: null, name, definition: draftDefinitionSchema.parse(definition) },
      null,
    );
    expect((await codes()).at(-1)).toBe('changes_waiting');
  });

  it('is for those who are signed in', async () => {
    expect((await page('GET', `/api/v1/stores/${store.id}/home`)).status).toBe(401);
  });
});
