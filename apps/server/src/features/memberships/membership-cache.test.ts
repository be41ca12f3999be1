import type { Reading } from '@facet/membership';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createSecrets } from '../../config/secrets.ts';
import type { Database } from '../../db/database.ts';
import { describeOnEachDatabase } from '../../db/testing/test-databases.ts';
import { inTransaction } from '../../db/transaction.ts';
import { removeConnection, saveConnection } from '../klaviyo/connection.store.ts';
import { createGrantStore, sealGrant } from '../klaviyo/grant.store.ts';
import { removeExpired } from './erasure.store.ts';
import { createMembershipCache } from './membership-cache.store.ts';

const hourMs = 3_600_000;
const startMs = Date.UTC(2026, 10, 25);
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

  const clock = { now: () => startMs, after: () => () => undefined };
  const createCache = (connectionId: string) =>
    createMembershipCache({
      database: database.queryable,
      secrets,
      clock,
      storeId,
      connectionId,
      report: (error) => expect.fail(String(error)),
    });
  const known = { state: 'known', subject: 'subject-1', profileId, readAt: startMs } as const;
  const readingOf = (segment: string, state: 'in' | 'out', readAt: number, more: Partial<Reading> = {}) =>
    new Map<string, Reading>([
      ['subject-1', { memberships: new Map([[segment, { state, readAt }]]), ...more }],
    ]);

  it('about a person are found again by another process, without a token or a profile id in clear', async () => {
    const connectionId = await connect(database);
    const cache = createCache(connectionId);
    await cache.saveIdentity(token, known);
    await cache.saveReadings(readingOf('VIP', 'in', startMs));
    await cache.saveReadings(readingOf('VIP', 'out', startMs + 1000));

    const other = createCache(connectionId);
    expect(await other.findIdentity(token)).toEqual(known);
    expect(await other.findMemberships('subject-1', ['VIP', 'WIN'])).toEqual(
      new Map([['VIP', { state: 'out', readAt: startMs + 1000 }]]),
    );
    expect(await other.findProfileId('subject-1')).toBe(profileId);
    const { queryable } = database;
    const rows = JSON.stringify([
      await queryable.selectFrom('klaviyo_identities').selectAll().execute(),
      await queryable.selectFrom('klaviyo_people').selectAll().execute(),
    ]);
    for (const secret of [token, 'dGVzdC10b2tlbg', profileId]) expect(rows).not.toContain(secret);
  });

  it('about a person keep what the database knows when something is added, as long as it may be used', async () => {
    const connectionId = await connect(database);
    const first = createCache(connectionId);
    await first.saveIdentity(token, known);
    await first.saveReadings(readingOf('VIP', 'in', startMs));
    const cache = createCache(connectionId);
    await cache.saveReadings(readingOf('WIN', 'out', startMs));
    expect((await cache.findMemberships('subject-1', ['VIP', 'WIN'])).size).toBe(2);
    await cache.saveReadings(readingOf('WIN', 'in', startMs + hourMs, { whole: true }));
    expect(await createCache(connectionId).findMemberships('subject-1', ['VIP', 'WIN'])).toEqual(
      new Map([
        ['VIP', { state: 'in', readAt: startMs }],
        ['WIN', { state: 'in', readAt: startMs + hourMs }],
      ]),
    );
    await cache.saveReadings(readingOf('WIN', 'in', startMs + 24 * hourMs, { whole: true }));
    expect((await createCache(connectionId).findMemberships('subject-1', ['VIP', 'WIN'])).size).toBe(1);
  });

  it('that another process wrote are seen where somebody looks anew', async () => {
    const connectionId = await connect(database);
    const [one, two] = [createCache(connectionId), createCache(connectionId)];
    await one.saveIdentity(token, known);
    await one.saveReadings(readingOf('VIP', 'in', startMs));
    await two.findMemberships('subject-1', ['VIP']);
    await one.saveReadings(readingOf('VIP', 'out', startMs + 1000));
    expect(await two.findMemberships('subject-1', ['VIP'], true)).toEqual(
      new Map([['VIP', { state: 'out', readAt: startMs + 1000 }]]),
    );
  });

  it('tell when somebody was last there, whichever of their tokens is asked about', async () => {
    const connectionId = await connect(database);
    const cache = createCache(connectionId);
    await cache.saveIdentity(token, known);
    await cache.saveReadings(readingOf('VIP', 'in', startMs, { existedAt: startMs + hourMs }));
    expect(await createCache(connectionId).findIdentity(token)).toEqual({
      ...known,
      readAt: startMs + hourMs,
    });
  });

  it('tell of a visit a moment later, or at once where the process ends before', async () => {
    const connectionId = await connect(database);
    const timers = new Set<() => void>();
    const at = startMs + 2 * hourMs;
    const cache = createMembershipCache({
      database: database.queryable,
      secrets,
      clock: {
        now: () => at,
        after: (_delayMs, run) => {
          timers.add(run);
          return () => timers.delete(run);
        },
      },
      storeId,
      connectionId,
      report: (error) => expect.fail(String(error)),
    });
    await cache.saveIdentity(token, known);
    cache.noteSeen('subject-1');
    expect(timers.size).toBe(1);
    await cache.settle();
    const row = await database.queryable
      .selectFrom('klaviyo_people')
      .select('seen_at')
      .where('connection_id', '=', connectionId)
      .executeTakeFirstOrThrow();
    expect([row.seen_at?.getTime(), timers.size]).toEqual([at, 0]);
  });

  it('name who is due, filled up with who is next, without those who do not come any more', async () => {
    const connectionId = await connect(database);
    const cache = createCache(connectionId);
    for (const [number, dueAt] of [3, 1, 2, 9].entries()) {
      const subject = `subject-${number}`;
      await cache.saveIdentity(`t${number}`, { ...known, subject, readAt: startMs + number });
      await cache.saveReadings(
        new Map([[subject, { memberships: new Map(), dueAt: startMs + dueAt * hourMs }]]),
      );
    }
    const ask = (now: number, seenSince: number) =>
      cache.listDue({ now, fillBefore: startMs + 4 * hourMs, seenSince, most: 2 });
    expect(await ask(startMs, startMs)).toEqual([]);
    expect((await ask(startMs + hourMs, startMs)).map(({ subject }) => subject)).toEqual([
      'subject-1',
      'subject-2',
    ]);
    expect(await ask(startMs + 2 * hourMs, startMs + 2)).toEqual([{ subject: 'subject-2', profileId }]);
  });

  it('about people go with the connection, and what comes too late is dropped', async () => {
    const before = await connect(database);
    const cache = createCache(before);
    await cache.saveIdentity(token, known);
    expect(await connect(database)).toBe(before);
    const after = await connect(database, 'FJELL7');
    expect(after).not.toBe(before);
    await cache.saveIdentity(token, known);
    await cache.saveReadings(readingOf('VIP', 'in', startMs));
    await inTransaction(database.queryable, (transaction) => removeConnection(transaction, storeId));
    for (const table of ['klaviyo_identities', 'klaviyo_people', 'klaviyo_segments'] as const) {
      const left = database.queryable.selectFrom(table).selectAll();
      expect(await left.where('connection_id', 'in', [before, after]).execute()).toEqual([]);
    }
  });

  it('about a person who vanished are removed, whatever is read of them meanwhile', async () => {
    const connectionId = await connect(database);
    const cache = createCache(connectionId);
    await cache.saveIdentity(token, known);
    await cache.dropSubject('subject-1');
    await cache.saveReadings(readingOf('VIP', 'in', startMs));
    for (const reader of [cache, createCache(connectionId)]) {
      expect(await reader.findIdentity(token)).toBeUndefined();
      expect(await reader.findMemberships('subject-1', ['VIP'])).toEqual(new Map());
    }
  });

  it('about people are removed when they are too old, and people when they have not come for long', async () => {
    const connectionId = await connect(database);
    const cache = createCache(connectionId);
    await cache.saveIdentity(token, known);
    await cache.saveIdentity('nobody', { state: 'nobody', readAt: startMs });
    await cache.saveReadings(readingOf('VIP', 'in', startMs));
    const lives = {
      maxAgeMs: hourMs,
      staleLimitMs: 2 * hourMs,
      unidentifiedMs: hourMs,
      personMs: 4 * hourMs,
      renewForMs: hourMs,
    };
    const findAt = async (hours: number): Promise<readonly unknown[]> => {
      await removeExpired(database.queryable, startMs + hours * hourMs + 1, lives);
      const reader = createCache(connectionId);
      return [
        (await reader.findIdentity(token))?.state,
        (await reader.findIdentity('nobody'))?.state,
        (await reader.findMemberships('subject-1', ['VIP'])).size,
      ];
    };
    expect(await findAt(0)).toEqual(['known', 'nobody', 1]);
    expect(await findAt(1)).toEqual(['known', undefined, 1]);
    expect(await findAt(2)).toEqual(['known', undefined, 0]);
    expect(await findAt(4)).toEqual([undefined, undefined, 0]);
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
