import type { EventOverview } from '@facet/protocol';

/** Whether a shop reports its orders: lately, not for more than a week, or never yet. */
export type OrderStanding =
  | { readonly state: 'never' }
  | { readonly state: 'quiet'; readonly lastSeenAt: string }
  | {
      readonly state: 'reporting';
      readonly lastSeenAt: string;
      readonly lastDay: number;
      readonly lastWeek: number;
      /** Of those of the last 7 days. */
      readonly withoutValue: number;
      /** Of those of the last 7 days, with a value and without a currency. */
      readonly withoutCurrency: number;
    };

/** Tells whether a shop reports its orders. */
export function toOrderStanding({ events, revenue }: EventOverview): OrderStanding {
  const orders = events.find(({ name }) => name === 'order');
  if (orders === undefined) return { state: 'never' };
  const { lastDay, lastWeek, lastSeenAt } = orders;
  if (lastWeek === 0) return { state: 'quiet', lastSeenAt };
  const withValue = revenue.reduce((sum, each) => sum + each.orders, 0);
  return {
    state: 'reporting',
    lastSeenAt,
    lastDay,
    lastWeek,
    // Counted a moment apart from each other: an order may have come in between.
    withoutValue: Math.max(0, lastWeek - withValue),
    withoutCurrency: revenue.find(({ currency }) => currency === null)?.orders ?? 0,
  };
}
