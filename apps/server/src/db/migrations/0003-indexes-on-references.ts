import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Removing a row looks for all that refer to it, and without an index reads whole tables for that: deleting one draft
 * read every exposure of the installation. Units are looked for by themselves whenever a visitor becomes known.
 */
const statements = [
  sql`create index exposures_experience_id on exposures (experience_id)`,
  sql`create index exposure_units_unit on exposure_units (unit, experience_id)`,
  sql`create index subject_assignments_experience_id on subject_assignments (experience_id)`,
  sql`create index audit_entries_member_id on audit_entries (member_id)`,
  sql`create index sessions_member_id on sessions (member_id)`,
  sql`create index klaviyo_sign_ins_store_id on klaviyo_sign_ins (store_id)`,
  sql`create index klaviyo_sign_ins_member_id on klaviyo_sign_ins (member_id)`,
];

/** An index behind every reference, and behind counted units. */
export const indexesOnReferencesMigration: Migration = {
  async up(database) {
    for (const statement of statements) await statement.execute(database);
  },
};
