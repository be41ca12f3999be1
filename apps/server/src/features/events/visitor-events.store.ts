import type { VisitorEvent } from '@facet/protocol';
import { sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';
import { toHappenedAt } from './exposure-intake.ts';
import type { Visit } from './visit.ts';

/**
 * Keeps what a visitor did, and says how much of it was new. What has a known id, or is an order that a store has already,
 * is left as it was: whoever reported it first counts.
 */
export async function createEvents(
  database: Queryable,
  { storeId, visitor, subject, receivedAt }: Visit,
  events: readonly VisitorEvent[],
): Promise<number> {
  if (events.length === 0) return 0;
  const rows = events.toSorted(byOrder).map((event) => ({
    store_id: storeId,
    id: event.id,
    name: event.name,
    order_id: event.order ?? null,
    value: event.value ?? null,
    currency: event.currency ?? null,
    items: event.items ?? null,
    visitor,
    subject,
    happened_at: new Date(toHappenedAt(event, receivedAt)),
    received_at: new Date(receivedAt),
  }));
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('events')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows ?? 0);
}

/** Always in the same order, so that two batches with the same orders never wait for each other; else as they came. */
function byOrder({ order: one = '' }: VisitorEvent, { order: two = '' }: VisitorEvent): number {
  if (one === two) return 0;
  return one < two ? -1 : 1;
}

/** How many rows go at once: a statement that takes long would keep visitors of an embedded database waiting. */
const removedAtOnce = 1000;

/** Removes the page views that happened before, in all stores. */
export async function removePageViews(database: Queryable, before: Date): Promise<void> {
  const stores = await database.selectFrom('stores').select('id').execute();
  for (const { id: storeId } of stores) {
    for (let removed = removedAtOnce; removed >= removedAtOnce; ) {
      const result = await sql`
        delete from events where store_id = ${storeId} and id in (
          select id from events
          where store_id = ${storeId} and name = 'page_view' and happened_at < ${before}
          order by happened_at limit ${removedAtOnce}
        )`.execute(database);
      removed = Number(result.numAffectedRows ?? 0);
    }
  }
}
