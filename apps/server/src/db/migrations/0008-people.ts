import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Who may come in besides those who sign in: people with a link, programs with a token. An entry of the log of changes
 * keeps its author's id also after they are gone, so that all that they did can still be found.
 */
const statements = [
  sql`create table entry_links (
    id text primary key,
    secret_hash text not null unique,
    kind text not null check (kind in ('invitation', 'password')),
    email text not null,
    role text check (role in ('owner', 'editor', 'viewer')),
    member_id text references members (id) on delete cascade,
    created_by text references members (id) on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null
  )`,
  sql`create index entry_links_member_id on entry_links (member_id)`,
  sql`create index entry_links_created_by on entry_links (created_by)`,
  sql`create table api_tokens (
    id text primary key,
    name text not null,
    secret_hash text not null unique,
    prefix text not null,
    role text not null check (role in ('editor', 'viewer')),
    store_id text references stores (id) on delete cascade,
    member_id text not null references members (id) on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz,
    last_used_at timestamptz
  )`,
  sql`create index api_tokens_store_id on api_tokens (store_id)`,
  sql`create index api_tokens_member_id on api_tokens (member_id)`,
  sql`alter table audit_entries add column token_name text`,
  sql`alter table audit_entries drop constraint audit_entries_member_id_fkey`,
];

/** Invitations, links to a new password, and tokens of programs. */
export const peopleMigration: Migration = {
  async up(database) {
    for (const statement of statements) await statement.execute(database);
  },
};
