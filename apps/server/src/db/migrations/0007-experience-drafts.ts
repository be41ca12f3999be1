import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  // A revision must never come again, also where a draft was discarded and begun anew: who still edits the earlier one
  // would overwrite the later one unseen.
  sql`create sequence experience_draft_revisions as integer`,
  sql`create table experience_drafts (
    experience_id text primary key references experiences (id) on delete cascade,
    name text not null,
    definition jsonb not null,
    based_on integer not null,
    revision integer not null default nextval('experience_draft_revisions'),
    saved_at timestamptz not null,
    saved_by text
  )`,
];

/** What members have typed and not published yet, one draft an experience. */
export const experienceDraftsMigration: Migration = {
  async up(database) {
    for (const statement of statements) await statement.execute(database);
  },
};
