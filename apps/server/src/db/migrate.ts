import { Migrator } from 'kysely/migration';
import type { Queryable } from './database.ts';
import { migrations } from './migrations/migrations.ts';

/**
 * Brings the schema up to date. Kysely holds an advisory lock meanwhile, so that processes that start together take
 * turns. Throws where a migration fails; what it did is rolled back.
 */
export async function migrate(database: Queryable): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('the database could not be brought up to date', { cause: error });
}
