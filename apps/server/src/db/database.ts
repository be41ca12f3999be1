import type { Kysely } from 'kysely';
import type { Config } from '../config/config.ts';
import type { Log } from '../log.ts';
import { openEmbeddedDatabase } from './embedded/open-embedded.ts';
import { endAllLeases } from './leases.ts';
import { migrate } from './migrate.ts';
import { openPostgresDatabase } from './postgres/open-postgres.ts';
import type { Tables } from './schema/tables.ts';

/** Takes queries: the database itself, or a transaction of it. */
export type Queryable = Kysely<Tables>;

/** An open database with all migrations run. */
export type Database = AsyncDisposable & {
  readonly queryable: Queryable;
  /**
   * Calls `hear` with each payload that any process of the installation announces on the channel, until the returned
   * function is called. Payloads announced while the connection is down are lost: `missed` is called once it is back.
   */
  readonly listen: (
    channel: string,
    hear: (payload: string) => void,
    missed?: () => void,
  ) => Promise<() => Promise<void>>;
  /** Puts what the embedded database wrote on the disk; does nothing for a PostgreSQL, which does that itself. */
  readonly sync: () => Promise<void>;
  /** Resolves when the database is gone for as long as this process lives: the worker of the embedded one has died. */
  readonly lost: Promise<Error>;
};

/** Opens what the configuration names and runs the migrations. Dispose it to end all connections. */
export async function openDatabase(
  config: Pick<Config, 'database' | 'dataDirectory'>,
  log: Log,
): Promise<Database> {
  const database =
    config.database.kind === 'embedded'
      ? await openEmbeddedDatabase({ directory: config.dataDirectory }, log)
      : await openPostgresDatabase(config.database.url, log);
  try {
    await migrate(database.queryable);
    if (config.database.kind === 'embedded') await endAllLeases(database.queryable);
    return database;
  } catch (error) {
    await database[Symbol.asyncDispose]();
    throw error;
  }
}
