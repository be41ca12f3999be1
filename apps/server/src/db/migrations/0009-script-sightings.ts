import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** On which pages a store's script was seen. */
export const scriptSightingsMigration: Migration = {
  async up(database) {
    await sql`create table script_sightings (
      store_id text not null references stores (id) on delete cascade,
      origin text not null,
      script text,
      consent text check (consent in ('required', 'not_required')),
      first_seen_at timestamptz not null,
      fetched_at timestamptz,
      ran_at timestamptz,
      last_seen_at timestamptz not null,
      primary key (store_id, origin)
    )`.execute(database);
  },
};
