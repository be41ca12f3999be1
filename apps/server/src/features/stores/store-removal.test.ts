import type { Store } from '@facet/protocol';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KlaviyoFleet, openKlaviyoFleet } from '../../testing/klaviyo-fleet.ts';

const vip = 'VpX7kd';
const vera = '01KGH3ZC80M9S346Q3D25VT4F5';

let fleet: KlaviyoFleet;
beforeAll(async () => {
  fleet = await openKlaviyoFleet();
});
afterAll(() => fleet[Symbol.asyncDispose]());

const remove = (store: Store, name = store.name) =>
  fleet.world.owner('DELETE', `/api/v1/stores/${store.id}`, { name });
/** The tables with a row of the store's. */
const listTables = async (store: Store): Promise<readonly string[]> => {
  const { queryable } = fleet.world.server.context.database;
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'store_id'`.execute(queryable);
  const found = [];
  for (const { name } of rows) {
    const held = await sql`select from ${sql.table(name)} where store_id = ${store.id} limit 1`.execute(
      queryable,
    );
    if (held.rows.length > 0) found.push(name);
  }
  return found.sort();
};

describe('deleting a store', () => {
  it('takes everything along, gives the grant back, and is in the log of the installation', async () => {
    const store = await fleet.openStore([vip]);
    const { subject = expect.fail('nobody') } = await fleet.world.ask(
      store,
      fleet.simulator.world.tokens.create(vera).token,
    );
    const { database } = fleet.world.server.context;
    await sql`insert into events (store_id, id, name, visitor, subject, happened_at, received_at)
      values (${store.id}, gen_random_uuid(), 'order', 'visitor-0001', ${subject}, now(), now())`.execute(
      database.queryable,
    );
    await fleet.world.owner('POST', '/api/v1/tokens', {
      name: 'Of it',
      role: 'viewer',
      storeId: store.id,
      lifeDays: null,
    });
    expect(await listTables(store)).toEqual(
      expect.arrayContaining(['api_tokens', 'audit_entries', 'events', 'experiences', 'klaviyo_connections']),
    );
    const script = `/s/${store.publicKey}.js`;
    expect((await fleet.world.owner('GET', script)).status).toBe(200);

    expect((await remove(store, 'Another')).json).toMatchObject({
      code: 'not_confirmed',
      problems: [{ path: 'name' }],
    });
    expect((await fleet.world.owner('GET', `/api/v1/stores/${store.id}/klaviyo`)).json).toMatchObject({
      state: 'active',
    });

    expect((await remove(store)).status).toBe(204);
    expect(await listTables(store)).toEqual([]);
    expect(await database.queryable.selectFrom('klaviyo_people').selectAll().execute()).toEqual([]);
    expect((await fleet.world.owner('GET', `/api/v1/stores/${store.id}`)).json).toMatchObject({
      code: 'unknown_store',
    });
    expect((await fleet.world.who(store, 'any')).status).toBe(404);
    expect((await fleet.world.owner('GET', script)).status).toBe(404);
    expect(fleet.simulator.requests.count({ operation: 'oauth_revoke', status: 200 })).toBe(1);
    expect((await remove(store)).json).toMatchObject({ code: 'unknown_store' });

    const next = await fleet.world.createStore();
    const log = await fleet.world.owner('GET', `/api/v1/stores/${next.id}/audit?scope=installation`);
    expect(log.json).toMatchObject({
      entries: [
        { action: 'store.removed', memberName: 'Owner', before: { name: store.name } },
        { action: 'token.created' },
        { action: 'owner.created' },
      ],
    });
    expect((await remove(next)).status).toBe(204);
    expect((await fleet.world.owner('GET', '/api/v1/stores')).json).toEqual({ stores: [] });
  });
});
