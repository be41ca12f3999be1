import type { Goal, GoalMeasure } from '@facet/engine';
import { quote } from './quote.ts';

const events: Readonly<Record<string, string>> = {
  page_view: 'page views',
  add_to_cart: 'things added to the cart',
  checkout: 'checkouts begun',
  order: 'orders',
};
const measures: Readonly<Record<GoalMeasure, string>> = {
  conversion: 'visitors who did it',
  revenue: 'revenue',
  count: 'how often',
};

/** What was done to the goals. */
export function listGoals(before: readonly Goal[], after: readonly Goal[]): readonly string[] {
  const lines: string[] = [];
  for (const goal of after) {
    const earlier = before.find(({ id }) => id === goal.id);
    if (earlier === undefined) lines.push(`The goal ${toName(goal)} is added.`);
    else if (toName(earlier) !== toName(goal)) {
      lines.push(`The goal ${toName(earlier)} is ${toName(goal)} now.`);
    }
  }
  for (const goal of before) {
    if (!after.some(({ id }) => id === goal.id)) lines.push(`The goal ${toName(goal)} is removed.`);
  }
  const [first] = after;
  if (first !== undefined && before.length > 0 && first.id !== before[0]?.id) {
    lines.push(`The primary goal is ${toName(first)} now.`);
  }
  return lines;
}

function toName({ event, measure }: Goal): string {
  const words = Object.hasOwn(events, event) ? events[event] : undefined;
  return `${words ?? quote(event)} (${measures[measure]})`;
}
