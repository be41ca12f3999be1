import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What visitors do. `events_order` lets an order count once, whoever reports it. `events_visitor` and `events_subject`
 * lead from somebody who was shown something to what they did then; `events_name` to all that happened of one kind in a
 * span of time. A page view has no index of its own beside these: it is most of the rows.
 */
const statements = [
  sql`create table events (
    store_id text not null references stores (id) on delete cascade,
    id uuid not null,
    name text not null,
    order_id text,
    value numeric,
    currency text,
    items integer,
    visitor text not null,
    subject text,
    happened_at timestamptz not null,
    received_at timestamptz not null,
    primary key (store_id, id)
  )`,
  sql`create unique index events_order on events (store_id, order_id) where name = 'order' and order_id is not null`,
  sql`create index events_name on events (store_id, name, happened_at)`,
  sql`create index events_visitor on events (store_id, visitor, happened_at)`,
  sql`create index events_subject on events (store_id, subject, happened_at) where subject is not null`,
  sql`alter table exposures add column memberships jsonb`,
  sql`alter table exposures add column fresh_reason text`,
  sql`alter table exposure_units add column outside_audience bigint not null default 0`,
];

/** What visitors do, and how an exposure's visitor stood to the audience. */
export const eventsMigration: Migration = {
  async up(database) {
    for (const statement of statements) await statement.execute(database);
  },
};
