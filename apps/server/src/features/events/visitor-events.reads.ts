import { knownEvents } from '@facet/protocol';
import { sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';

/** How often one thing was done. */
export type CountedEvent = {
  readonly name: string;
  readonly lastDay: number;
  readonly lastWeek: number;
  readonly lastSeenAt: Date;
};

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;

/** How many names are told, and how many a store's own are looked at for that: whoever invents names costs no more. */
const toldNames = 50;
const lookedAtNames = 1000;

/**
 * Counts what was done in a store, most frequent in the last 7 days first; the events that Facet knows come before others
 * where there are too many names. Steps from name to name in the index instead of reading all rows for them.
 */
export async function listEventCounts(
  database: Queryable,
  storeId: string,
  now: number,
): Promise<readonly CountedEvent[]> {
  const { rows } = await sql<CountedEvent>`
    with recursive steps (name, step) as (
      select min(name), 1 from events where store_id = ${storeId}
      union all
      select (select min(event.name) from events as event where event.store_id = ${storeId} and event.name > steps.name),
        step + 1
      from steps where name is not null and step < ${lookedAtNames}
    ),
    names (name, known) as (
      select unnest(${sql.val(knownEvents)}::text[]), true
      union
      select name, false from steps where name is not null and name <> all (${sql.val(knownEvents)}::text[])
    ),
    counted as (
      select name, known, "lastSeenAt", "lastDay", "lastWeek" from names
      cross join lateral (
        select max(happened_at) as "lastSeenAt" from events where store_id = ${storeId} and events.name = names.name
      ) as seen
      cross join lateral (
        select count(*) filter (where happened_at > ${new Date(now - dayMs)}) as "lastDay", count(*) as "lastWeek"
        from events
        where store_id = ${storeId} and events.name = names.name and happened_at > ${new Date(now - weekMs)}
      ) as lately
      where "lastSeenAt" is not null
      order by known desc, "lastWeek" desc, "lastSeenAt" desc limit ${toldNames}
    )
    select name, "lastDay", "lastWeek", "lastSeenAt" from counted
    order by "lastWeek" desc, "lastSeenAt" desc, name
    `.execute(database);
  return rows;
}

/** What orders came to, by currency; `null` where none was named. */
export async function sumRevenue(
  database: Queryable,
  storeId: string,
  now: number,
): Promise<readonly { readonly currency: string | null; readonly value: number; readonly orders: number }[]> {
  return await database
    .selectFrom('events')
    .select((select) => [
      'currency',
      sql<number>`sum(value)::float8`.as('value'),
      select.fn.countAll<number>().as('orders'),
    ])
    .where('store_id', '=', storeId)
    .where('name', '=', 'order')
    .where('happened_at', '>', new Date(now - weekMs))
    .where('value', 'is not', null)
    .groupBy('currency')
    .orderBy('orders', 'desc')
    .orderBy('currency')
    .limit(20)
    .execute();
}
