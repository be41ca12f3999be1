import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createSecrets } from '../../config/secrets.ts';
import type { Database } from '../../db/database.ts';
import { describeOnEachDatabase } from '../../db/testing/test-databases.ts';
import { inTransaction } from '../../db/transaction.ts';
import { removeConnection, saveConnection } from '../klaviyo/connection.store.ts';
import { createGrantStore, sealGrant } from '../klaviyo/grant.store.ts';
import { createMembershipCache } from './membership-cache.store.ts';
import { removeReadBefore } from './memberships.store.ts';

let stores = 0;
let storeId = '';
const token = 'dGVzdC10b2tlbg.NRDL01';
const profileId = '01KGH3ZC80M9S346Q3D25VT4F5';
const secrets = createSecrets(Buffer.alloc(32, 7));
const grant = { accessToken: 'access-1', refreshToken: 'refresh-1', expiresAtMs: 1, scopes: ['a'] };

async function connect({ queryable }: Database, accountId = 'NRDL01'): Promise<string> {
  const kept = await queryable.selectFrom('stores').select('id').where('id', '=', storeId).executeTakeFirst();
  if (kept === undefined) {
    const store = { id: storeId, name: 'Test', public_key: storeId, settings: '{}', created_at: new Date() };
    await queryable.insertInto('stores').values(store).execute();
  }
  await inTransaction(queryable, (transaction) =>
    saveConnection(transaction, {
      storeId,
      method: 'oauth',
      sealedCredential: sealGrant(secrets, storeId, grant),
      account: { id: accountId, publicKey: accountId, name: 'Nordlys' },
      scopes: ['accounts:read'],
    }),
  );
  const connections = queryable.selectFrom('klaviyo_connections').select('id');
  return (await connections.where('store_id', '=', storeId).executeTakeFirstOrThrow()).id;
}

describeOnEachDatabase('rows about Klaviyo', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database[Symbol.asyncDispose]());
  beforeEach(() => {
    stores += 1;
    storeId = `store-${stores}`;
  });

  const createCache = (connectionId: string) =>
    createMembershipCache({ database: database.queryable, secrets, storeId, connectionId });
  const known = { state: 'known', subject: 'subject-1', profileId, readAt: 1_000_000 } as const;

  it('about a person are found again by another process, without a token or a profile id in clear', async () => {
    const connectionId = await connect(database);
    const cache = createCache(connectionId);
    await cache.saveMemberships('subject-1', new Map([['VIP', { state: 'in', readAt: 1_000_000 }]]));
    await cache.saveIdentity(token, known);
    await cache.saveMemberships('subject-1', new Map([['VIP', { state: 'out', readAt: 2_000_000 }]]));

    const other = createCache(connectionId);
    expect(await other.findIdentity(token)).toEqual(known);
    expect(await other.findMemberships('subject-1', ['VIP', 'WIN'])).toEqual(
      new Map([['VIP', { state: 'out', readAt: 2_000_000 }]]),
    );
    expect(await other.findProfileId('subject-1')).toBe(profileId);
    const rows = JSON.stringify(
      await database.queryable.selectFrom('klaviyo_identities').selectAll().execute(),
    );
    for (const secret of [token, 'dGVzdC10b2tlbg', profileId]) expect(rows).not.toContain(secret);
  });

  it('about a person keep what the database knows when something is added', async () => {
    const connectionId = await connect(database);
    await createCache(connectionId).saveMemberships(
      'subject-1',
      new Map([['VIP', { state: 'in', readAt: 1_000_000 }]]),
    );
    const cache = createCache(connectionId);
    await cache.saveMemberships('subject-1', new Map([['WIN', { state: 'out', readAt: 2_000_000 }]]));
    expect((await cache.findMemberships('subject-1', ['VIP', 'WIN'])).size).toBe(2);
  });

  it('about people go with the connection, and what comes too late is dropped', async () => {
    const before = await connect(database);
    const cache = createCache(before);
    await cache.saveIdentity(token, known);
    expect(await connect(database)).toBe(before);
    const after = await connect(database, 'FJELL7');
    expect(after).not.toBe(before);
    await cache.saveMemberships('subject-1', new Map([['VIP', { state: 'in', readAt: 1_000_000 }]]));
    await inTransaction(database.queryable, (transaction) => removeConnection(transaction, storeId));
    for (const table of ['klaviyo_identities', 'klaviyo_memberships', 'klaviyo_segments'] as const) {
      const left = database.queryable.selectFrom(table).selectAll();
      expect(await left.where('connection_id', 'in', [before, after]).execute()).toEqual([]);
    }
  });

  it('about people are removed when they are too old', async () => {
    const connectionId = await connect(database);
    const cache = createCache(connectionId);
    await cache.saveIdentity(token, known);
    await cache.saveMemberships('subject-1', new Map([['VIP', { state: 'in', readAt: 3_000_000 }]]));
    await removeReadBefore(database.queryable, new Date(2_000_000));
    const other = createCache(connectionId);
    expect(await other.findIdentity(token)).toBeUndefined();
    expect((await other.findMemberships('subject-1', ['VIP'])).size).toBe(1);
  });

  it('with a grant open for their store alone, and are worked on by one at a time', async () => {
    const id = await connect(database);
    const [one, two] = [1, 2].map(() => createGrantStore(database.queryable, secrets, { id, storeId }));
    expect(await one?.read()).toEqual(grant);
    const elsewhere = createGrantStore(database.queryable, secrets, { id, storeId: 'another' });
    await expect(elsewhere.read()).rejects.toThrow('was changed, or belongs elsewhere');

    const order: string[] = [];
    const work = (name: string) => async () => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push(`${name} ends`);
    };
    await Promise.all([one?.lock(work('one')), two?.lock(work('two'))]);
    const first = order[0]?.split(' ')[0] === 'one' ? ['one', 'two'] : ['two', 'one'];
    expect(order).toEqual(first.flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  it('that are gone are nothing to wait for', async () => {
    const id = await connect(database);
    const store = createGrantStore(database.queryable, secrets, { id, storeId });
    await inTransaction(database.queryable, (transaction) => removeConnection(transaction, storeId));
    expect(await store.lock(() => store.read())).toBeUndefined();
    await store.write(grant);
    expect(await store.read()).toBeUndefined();
  });
});
