import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * One row a person instead of one for each of their memberships: a third of the bytes, one write for all segments, and
 * an index that tells who is to be read again. What is remembered is dropped rather than moved: Klaviyo has it.
 */
const statements = [
  sql`drop table klaviyo_memberships`,
  sql`drop table klaviyo_identities`,
  sql`create table klaviyo_people (
    connection_id text not null references klaviyo_connections (id) on delete cascade,
    subject text not null,
    sealed_profile_id text not null,
    existed_at timestamptz not null,
    memberships jsonb not null,
    read_at timestamptz,
    due_at timestamptz,
    seen_at timestamptz,
    changed_at timestamptz,
    primary key (connection_id, subject)
  )`,
  sql`create index klaviyo_people_due_at on klaviyo_people (connection_id, due_at) where due_at is not null`,
  sql`create index klaviyo_people_read_at on klaviyo_people (read_at) where read_at is not null`,
  sql`create table klaviyo_identities (
    connection_id text not null references klaviyo_connections (id) on delete cascade,
    token_hash text not null,
    state text not null check (state in ('known', 'nobody', 'unresolvable')),
    subject text,
    read_at timestamptz not null,
    primary key (connection_id, token_hash)
  )`,
  sql`create index klaviyo_identities_subject on klaviyo_identities (connection_id, subject)`,
  sql`create index klaviyo_identities_read_at on klaviyo_identities (read_at)`,
  sql`create table klaviyo_warm_segments (
    connection_id text not null references klaviyo_connections (id) on delete cascade,
    segment_id text not null,
    started_at timestamptz,
    cursor text,
    members integer not null,
    read_at timestamptz,
    joined_read_at timestamptz,
    failure text,
    primary key (connection_id, segment_id)
  )`,
  sql`create table klaviyo_call_ledgers (
    account text not null,
    operation text not null,
    version integer not null,
    ledger jsonb not null,
    primary key (account, operation)
  )`,
  sql`create table leases (
    name text primary key,
    holder text not null,
    until timestamptz not null
  )`,
  sql`alter table klaviyo_connections add column hint_secret_hash text`,
];

/** People, whole segments, what was taken of Klaviyo's limits, and who does what of several processes. */
export const membershipAtDepthMigration: Migration = {
  async up(database) {
    for (const statement of statements) await statement.execute(database);
  },
};
