import type { Goal, GoalMeasure } from '@facet/engine';

const conversions: ReadonlyMap<string, string> = new Map([
  ['page_view', 'a page view'],
  ['add_to_cart', 'something put into the cart'],
  ['checkout', 'a checkout begun'],
  ['order', 'an order'],
]);
const many: ReadonlyMap<string, string> = new Map([
  ['page_view', 'page views'],
  ['add_to_cart', 'things put into the cart'],
  ['checkout', 'checkouts begun'],
  ['order', 'orders'],
]);

/** What a goal counts, in the middle of a sentence: "an order", "the revenue of orders". */
export function toGoalWords({ event, measure }: Pick<Goal, 'event' | 'measure'>): string {
  if (event.trim() === '') return 'an event that is not named yet';
  switch (measure) {
    case 'conversion':
      return conversions.get(event) ?? `“${event}”`;
    case 'revenue':
      return `the revenue of ${many.get(event) ?? `“${event}”`}`;
    case 'count':
      return `the number of ${many.get(event) ?? `“${event}”`}`;
    default:
      throw new TypeError(measure satisfies never);
  }
}

/** All goals in plain sentences: what success is, and what is watched besides. */
export function toGoalSentence(goals: readonly Pick<Goal, 'event' | 'measure'>[]): string {
  const [primary, ...others] = goals;
  if (primary === undefined) return 'Nothing counts as success yet: add a goal to learn what works.';
  const watched = others.length === 0 ? '' : ` Also watched: ${others.map(toGoalWords).join(', ')}.`;
  return `Counts as success: ${toGoalWords(primary)}.${watched}`;
}

/** What a measure is called where it is chosen. */
export const measureLabels: Readonly<Record<GoalMeasure, string>> = {
  conversion: 'How many visitors do it',
  revenue: 'How much it is worth',
  count: 'How often it is done',
};
