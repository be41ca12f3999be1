import { type Goal, goalMeasures } from '../definition/goal.ts';
import { limits } from './limits.ts';
import { listOf, uniqueById } from './list-of.ts';
import { objectOf } from './object-of.ts';
import { describe, refuse, within } from './place.ts';
import { readGoalId } from './read-ids.ts';
import { about, named, type Reader, readerOf } from './reader.ts';
import { oneOf, text } from './readers.ts';

const readGoal = named(
  'goal',
  objectOf<Goal>({
    id: readGoalId,
    metric: oneOf(['event']),
    event: about(
      'What visitors do: page_view, add_to_cart, checkout, order, or the store’s own word.',
      text(limits.eventLength, {
        pattern: /^[a-z][a-z0-9_]*$/,
        says: 'the name of an event begins with a small letter and is made of small letters, digits and _, such as newsletter_signup',
      }),
    ),
    measure: about(
      'conversion: who did it at least once. revenue: what it was worth. count: how often it was done.',
      oneOf(goalMeasures),
    ),
  }),
);

const readAll = uniqueById(listOf(readGoal, 1, limits.goals));

/** Reads what counts as success, no goal twice. */
export const readGoals: Reader<readonly Goal[]> = readerOf(readAll.toSchema, (value, place) => {
  const goals = readAll(value, place);
  if (goals === undefined) return undefined;
  const before = place.problems.length;
  for (const [index, { event, measure }] of goals.entries()) {
    const here = within(place, index);
    const first = goals.findIndex((other) => other.event === event && other.measure === measure);
    if (first < index) refuse(here, `is the same as goal ${first + 1}; each goal is there once`);
    if (measure === 'revenue' && event === 'page_view') {
      refuse(
        within(here, 'measure'),
        `${describe(measure)} is not allowed here: a page view is worth nothing`,
      );
    }
  }
  return place.problems.length > before ? undefined : goals;
});
