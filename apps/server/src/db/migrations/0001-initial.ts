import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  sql`create table members (
    id text primary key,
    email text not null,
    name text not null,
    role text not null check (role in ('owner', 'editor', 'viewer')),
    password_hash text not null,
    created_at timestamptz not null
  )`,
  sql`create unique index members_email on members (lower(email))`,
  sql`create table sessions (
    token_hash text primary key,
    member_id text not null references members (id) on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null
  )`,
  sql`create index sessions_expires_at on sessions (expires_at)`,
  sql`create table stores (
    id text primary key,
    name text not null,
    public_key text not null unique,
    settings jsonb not null,
    created_at timestamptz not null
  )`,
  sql`create table experiences (
    id text primary key,
    store_id text not null references stores (id) on delete cascade,
    kind text not null check (kind in ('test', 'personalization')),
    name text not null,
    status text not null check (status in ('draft', 'running', 'paused', 'ended')),
    seed text not null,
    revision integer not null,
    definition jsonb not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    started_at timestamptz,
    ended_at timestamptz
  )`,
  sql`create index experiences_store_id on experiences (store_id, created_at)`,
  sql`create table exposures (
    store_id text not null references stores (id) on delete cascade,
    id uuid not null,
    experience_id text not null references experiences (id) on delete cascade,
    variation_id text not null,
    visitor text not null,
    subject text,
    reason text not null,
    kind text not null,
    counted boolean not null,
    identity text not null,
    membership_age_ms bigint,
    device text not null,
    happened_at timestamptz not null,
    received_at timestamptz not null,
    primary key (store_id, id)
  )`,
  sql`create table exposure_units (
    experience_id text not null references experiences (id) on delete cascade,
    variation_id text not null,
    unit text not null,
    counted boolean not null,
    identified boolean not null,
    exposures bigint not null,
    first_at timestamptz not null,
    last_at timestamptz not null,
    primary key (experience_id, variation_id, unit)
  )`,
  sql`create table subject_assignments (
    store_id text not null references stores (id) on delete cascade,
    subject text not null,
    experience_id text not null references experiences (id) on delete cascade,
    kind text not null,
    variation_id text,
    counted boolean not null,
    assigned_at timestamptz not null,
    until_at timestamptz,
    primary key (store_id, subject, experience_id)
  )`,
  sql`create table audit_entries (
    id bigint generated always as identity primary key,
    store_id text references stores (id) on delete cascade,
    member_id text references members (id) on delete set null,
    member_name text,
    at timestamptz not null,
    action text not null,
    target text not null,
    before jsonb,
    after jsonb
  )`,
  sql`create index audit_entries_store_id on audit_entries (store_id, id desc)`,
];

/** People, stores, experiences, exposures and the audit log. */
export const initialMigration: Migration = {
  async up(database) {
    for (const statement of statements) await statement.execute(database);
  },
};
