import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What is remembered about people hangs on the connection, not on the store: a connection that is removed takes all
 * of it along, and an answer that was under way meanwhile finds nothing to be written to.
 */
const statements = [
  sql`create table klaviyo_connections (
    id text primary key,
    store_id text not null unique references stores (id) on delete cascade,
    method text not null check (method in ('oauth', 'private_key')),
    sealed_credential text not null,
    account_id text not null,
    account_name text not null,
    account_public_key text not null,
    scopes jsonb not null,
    connected_at timestamptz not null,
    state text not null check (state in ('active', 'reconnect_needed', 'degraded')),
    failure text,
    last_success_at timestamptz,
    segments_read_at timestamptz,
    refresh_lease text,
    refresh_lease_until timestamptz
  )`,
  sql`create table klaviyo_sign_ins (
    state_hash text primary key,
    store_id text not null references stores (id) on delete cascade,
    member_id text not null references members (id) on delete cascade,
    sealed_verifier text not null,
    expires_at timestamptz not null
  )`,
  sql`create index klaviyo_sign_ins_expires_at on klaviyo_sign_ins (expires_at)`,
  sql`create table klaviyo_segments (
    connection_id text not null references klaviyo_connections (id) on delete cascade,
    segment_id text not null,
    name text not null,
    starred boolean not null,
    state text not null check (state in ('active', 'inactive', 'processing')),
    listed boolean not null,
    profile_count integer,
    count_read_at timestamptz,
    primary key (connection_id, segment_id)
  )`,
  sql`create table klaviyo_identities (
    connection_id text not null references klaviyo_connections (id) on delete cascade,
    token_hash text not null,
    state text not null check (state in ('known', 'nobody', 'unresolvable')),
    subject text,
    sealed_profile_id text,
    read_at timestamptz not null,
    primary key (connection_id, token_hash)
  )`,
  sql`create index klaviyo_identities_subject on klaviyo_identities (connection_id, subject)`,
  sql`create index klaviyo_identities_read_at on klaviyo_identities (read_at)`,
  sql`create table klaviyo_memberships (
    connection_id text not null references klaviyo_connections (id) on delete cascade,
    subject text not null,
    segment_id text not null,
    state text not null check (state in ('in', 'out')),
    read_at timestamptz not null,
    primary key (connection_id, subject, segment_id)
  )`,
  sql`create index klaviyo_memberships_read_at on klaviyo_memberships (read_at)`,
  sql`create index exposures_visitor on exposures (store_id, visitor, happened_at desc)`,
];

/** Connections to Klaviyo, the segments of their accounts, and what is remembered about people. */
export const klaviyoMigration: Migration = {
  async up(database) {
    for (const statement of statements) await statement.execute(database);
  },
};
