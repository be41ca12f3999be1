import { z } from 'zod';

/** How often visitors did one thing lately. */
export const eventCountSchema = z.strictObject({
  /** One of `knownEvents`, or the store's own word. */
  name: z.string(),
  /** In the last 24 hours. */
  lastDay: z.int(),
  /** In the last 7 days. */
  lastWeek: z.int(),
  lastSeenAt: z.iso.datetime(),
});
/** How often visitors did one thing lately. */
export type EventCount = z.infer<typeof eventCountSchema>;

/** What the orders of the last 7 days that had a value came to, in one currency. */
export const revenueSchema = z.strictObject({
  /** ISO 4217; `null`: the orders that were reported with a value and without a currency. */
  currency: z.string().nullable(),
  /** In units of the currency. */
  value: z.number(),
  orders: z.int(),
});
/** What orders came to, in one currency. */
export type Revenue = z.infer<typeof revenueSchema>;

/**
 * `GET /api/v1/stores/:storeId/events`: what visitors do, as the store's pages report it. At most 50 names, most frequent in
 * the last 7 days first, those that Facet knows the meaning of among them whenever they were reported at all.
 */
export const eventOverviewSchema = z.strictObject({
  events: z.array(eventCountSchema).max(50),
  /** Most orders first; at most 20 currencies. */
  revenue: z.array(revenueSchema).max(20),
});
/** What visitors do. */
export type EventOverview = z.infer<typeof eventOverviewSchema>;
