import { sql } from 'kysely';
import { expect, it, vi } from 'vitest';
import { announce } from './announce.ts';
import type { Database, Queryable } from './database.ts';
import { migrate } from './migrate.ts';
import { isUniqueViolation } from './sql-error.ts';
import { describeOnEachDatabase } from './testing/test-databases.ts';
import { inTransaction } from './transaction.ts';

const addStore = (queryable: Queryable, id: string): Promise<unknown> =>
  queryable
    .insertInto('stores')
    .values({ id, name: 'Nordlys', public_key: id, settings: '{}', created_at: new Date(0) })
    .execute();

const countStores = async (database: Database): Promise<number> =>
  (
    await database.queryable
      .selectFrom('stores')
      .select(sql<number>`count(*)`.as('n'))
      .executeTakeFirstOrThrow()
  ).n;

describeOnEachDatabase('the database', (open) => {
  it('gives the same JavaScript value for each type of column', async () => {
    await using database = await open();
    const { rows } =
      await sql`select 9007199254740991::int8 as big, 7::int4 as small, 0.5::float8 as real, true as yes,
      '{"a":[1,null]}'::jsonb as json, '2026-11-23T10:00:00.123Z'::timestamptz as at, null::text as none,
      'ø' as text, count(*) as counted from (values (1), (2)) as t`.execute(database.queryable);
    expect(rows).toEqual([
      {
        big: Number.MAX_SAFE_INTEGER,
        small: 7,
        real: 0.5,
        yes: true,
        json: { a: [1, null] },
        at: new Date('2026-11-23T10:00:00.123Z'),
        none: null,
        text: 'ø',
        counted: 2,
      },
    ]);
  });

  it('undoes a transaction that throws', async () => {
    await using database = await open();
    const attempt = inTransaction(database.queryable, async (transaction) => {
      await addStore(transaction, 'a');
      throw new Error('changed my mind');
    });
    await expect(attempt).rejects.toThrow('changed my mind');
    expect(await countStores(database)).toBe(0);
  });

  it('refuses to call a spoiled transaction done, also where its error was swallowed', async () => {
    await using database = await open();
    const attempt = inTransaction(database.queryable, async (transaction) => {
      await addStore(transaction, 'a');
      await addStore(transaction, 'a').catch(() => undefined);
    });
    await expect(attempt).rejects.toThrow(/abort|rolled back/i);
    expect(await countStores(database)).toBe(0);
  });

  it('lets nobody else into a transaction', async () => {
    await using database = await open();
    const first = inTransaction(database.queryable, async (transaction) => {
      await addStore(transaction, 'a');
      await sql`select pg_sleep(0.05)`.execute(transaction);
      throw new Error('undone');
    });
    const second = addStore(database.queryable, 'b');
    await expect(first).rejects.toThrow('undone');
    await second;
    expect(await countStores(database)).toBe(1);
  });

  it('tells a taken unique value from other errors', async () => {
    await using database = await open();
    await addStore(database.queryable, 'a');
    expect(isUniqueViolation(await addStore(database.queryable, 'a').catch((error: unknown) => error))).toBe(
      true,
    );
    expect(
      isUniqueViolation(await sql`select 1 / 0`.execute(database.queryable).catch((error: unknown) => error)),
    ).toBe(false);
  });

  it('tells listeners when a transaction is committed, and never when it is not', async () => {
    await using database = await open();
    const heard: string[] = [];
    const hear = (payload: string): void => void heard.push(payload);
    const unlisten = await database.listen('news', hear);
    await inTransaction(database.queryable, async (transaction) => {
      await announce(transaction, 'news', 'undone');
      throw new Error('undone');
    }).catch(() => undefined);
    await inTransaction(database.queryable, (transaction) => announce(transaction, 'news', 'it’s "done"'));
    await announce(database.queryable, 'other', 'elsewhere');
    await announce(database.queryable, 'news', 'last');
    await vi.waitFor(() => expect(heard).toContain('last'));
    expect(heard).toEqual(['it’s "done"', 'last']);
    await unlisten();
  });

  it('has an index behind every reference, so that removing a row never reads a whole table', async () => {
    await using database = await open();
    const { rows } = await sql`
      select conrelid::regclass::text as from_table, attname as from_column
      from pg_constraint
      join pg_attribute on attrelid = conrelid and attnum = conkey[1]
      where contype = 'f'
        and not exists (select from pg_index where indrelid = conrelid and indkey[0] = conkey[1])
    `.execute(database.queryable);
    expect(rows).toEqual([]);
  });

  it('migrates once, also when asked again', async () => {
    await using database = await open();
    await migrate(database.queryable);
    await migrate(database.queryable);
    expect(await countStores(database)).toBe(0);
  });
});
