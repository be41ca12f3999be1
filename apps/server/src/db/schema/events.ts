import type { ColumnType } from 'kysely';

/** Everything that visitors did, once. Page views are removed after 90 days; the rest stays. */
export type EventsTable = {
  store_id: string;
  /** Made by the browser. */
  id: string;
  name: string;
  /** The order's name in the shop; unique among a store's orders. */
  order_id: string | null;
  /** In units of the currency, as the shop said; without a currency where it named none. Read through a cast. */
  value: ColumnType<string | null, number | null, never>;
  currency: string | null;
  items: number | null;
  visitor: string;
  /** Where it was known by then whose browser it is. */
  subject: string | null;
  happened_at: Date;
  received_at: Date;
};
