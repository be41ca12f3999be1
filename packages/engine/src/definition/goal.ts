import type { GoalId } from './ids.ts';

/** How a goal counts what visitors did. */
export const goalMeasures = ['conversion', 'revenue', 'count'] as const;

/**
 * `conversion`: who did it at least once. `revenue`: what it was worth. `count`: how often it was done.
 */
export type GoalMeasure = (typeof goalMeasures)[number];

/** What counts as success of an experience. The first goal of a list is the primary one, the others are watched too. */
export type Goal = {
  readonly id: GoalId;
  readonly metric: 'event';
  /** What visitors do: `page_view`, `add_to_cart`, `checkout`, `order`, or the store's own word. */
  readonly event: string;
  readonly measure: GoalMeasure;
};
