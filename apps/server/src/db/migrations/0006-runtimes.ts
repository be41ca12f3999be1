import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Scripts that stand in stores' pages with what they must hold: they are served after Facet was brought up to date too. */
export const runtimesMigration: Migration = {
  async up(database) {
    await sql`create table runtimes (
      revision text primary key,
      script text not null,
      first_used_at timestamptz not null
    )`.execute(database);
  },
};
