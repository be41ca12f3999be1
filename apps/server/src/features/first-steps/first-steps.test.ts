import { firstStepsSchema, type Store } from '@facet/protocol';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../db/testing/test-databases.ts';
import type { Server } from '../../server.ts';
import { keepConnection } from '../../testing/keep-connection.ts';
import { createBrowser, type Send, signIn, startTestServer } from '../../testing/test-server.ts';
import { openShop, type Shop } from '../events/testing/open-shop.ts';

const origin = 'https://shop.example';

describeOnEachDatabase('first steps', (open) => {
  let server: Server;
  let member: Send;
  let page: Send;
  let shop: Shop;
  let store: Store;

  beforeAll(async () => {
    server = await startTestServer({ database: open });
    member = await signIn(server);
    page = createBrowser(server);
  });
  afterAll(() => server[Symbol.asyncDispose]());
  beforeEach(async () => {
    shop = await openShop(server);
    ({ store } = shop);
  });

  const get = async (storeId = store.id) =>
    firstStepsSchema.parse((await member('GET', `/api/v1/stores/${storeId}/first-steps`)).json).steps;
  const listDone = async (storeId = store.id) =>
    Object.fromEntries((await get(storeId))?.map(({ step, isDone }) => [step, isDone]) ?? []);
  const loadScript = () =>
    page('GET', `/s/${store.publicKey}.js`, undefined, { origin: null, referer: `${origin}/` });

  it('are ticked off by what was really seen', async () => {
    const fresh = await server.context.stores.create({ name: 'Fresh', origins: [origin] }, null);
    const none = { install: false, connect: false, create: false, verify: false };
    expect(await listDone(fresh.id)).toEqual(none);
    expect(await listDone()).toEqual({ ...none, create: true });
    await loadScript();
    await shop.send({ events: [shop.toExposure()] });
    await expect
      .poll(() => listDone())
      .toEqual({ install: true, connect: false, create: true, verify: true });
  });

  it('are over for a store that is connected and shows something', async () => {
    await loadScript();
    await shop.send({ events: [shop.toExposure()] });
    await keepConnection(server.context.database.queryable, store.id);
    await expect.poll(() => get()).toBeNull();
  });

  it('are refused for a store that is not there', async () => {
    expect((await member('GET', '/api/v1/stores/nowhere/first-steps')).status).toBe(404);
  });
});
