import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What lists of thousands need: experiences that were put away, segments by a key to sort by, and how far the reading of
 * a catalogue has come, for all processes. Until a catalogue is read again, its names sort as they are.
 */
const statements = [
  sql`alter table experiences add column archived_at timestamptz`,
  sql`create index experiences_updated_at on experiences (store_id, updated_at desc, id)`,
  sql`alter table klaviyo_segments add column sort_key text not null default ''`,
  sql`update klaviyo_segments set sort_key = lower(name)`,
  sql`alter table klaviyo_connections add column segments_reading_since timestamptz`,
  sql`alter table klaviyo_connections add column segments_reading_seen_at timestamptz`,
  sql`alter table klaviyo_connections add column segments_reading_found integer not null default 0`,
  sql`alter table klaviyo_connections add column segments_interrupted boolean not null default false`,
];

/** Experiences that were put away, and catalogues of many segments. */
export const longListsMigration: Migration = {
  async up(database) {
    for (const statement of statements) await statement.execute(database);
  },
};
