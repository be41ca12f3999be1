import { Kysely, PostgresDialect } from 'kysely';
import { type CustomTypesConfig, Pool, types as pgTypes } from 'pg';
import type { Log } from '../../log.ts';
import type { Database } from '../database.ts';
import type { Tables } from '../schema/tables.ts';
import { PostgresListener } from './postgres-listener.ts';

/** int8 arrives as text from pg and as a number from the embedded database: both are a number here. */
const types: CustomTypesConfig = {
  getTypeParser: (id, format) =>
    id === pgTypes.builtins.INT8 ? Number : pgTypes.getTypeParser(id, format ?? 'text'),
};

/** Opens a pool of connections to a PostgreSQL. */
export async function openPostgresDatabase(url: string, log: Log): Promise<Database> {
  await using opened = new AsyncDisposableStack();
  const pool = new Pool({
    connectionString: url,
    types,
    max: 10,
    connectionTimeoutMillis: 5_000,
    application_name: 'facet',
  });
  pool.on('error', (err) => log.warn({ err }, 'an idle connection to the database was lost'));
  const queryable = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  opened.defer(() => queryable.destroy());
  const listener = opened.use(new PostgresListener(url, log));
  const held = opened.move();
  return {
    queryable,
    listen: (channel, hear, missed) => listener.listen(channel, hear, missed),
    sync: () => Promise.resolve(),
    // A pool connects again by itself.
    lost: new Promise(() => undefined),
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}
