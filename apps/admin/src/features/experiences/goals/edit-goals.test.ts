import { type ExperienceDefinition, type Goal, readExperienceDefinition } from '@facet/engine';
import { expect, test } from 'vitest';
import { listMeasures, maxGoals, moveGoal, newGoal, withEvent, withGoals } from './edit-goals.ts';

const read = (goals?: readonly Goal[]) =>
  readExperienceDefinition({
    version: 1,
    id: 'a',
    seed: 'a',
    kind: 'test',
    status: 'draft',
    pages: null,
    allocation: 1,
    audience: { type: 'everyone' },
    variations: [
      { id: 'one', control: true, weight: 1, changes: [] },
      { id: 'two', control: false, weight: 1, changes: [] },
    ],
    ...(goals && { goals }),
  });
const define = (goals?: readonly Goal[]): ExperienceDefinition => {
  const result = read(goals);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.definition;
};
const add = (goals: readonly Goal[]): readonly Goal[] => [...goals, newGoal(goals)];

test('each new goal is another one, until the merchant names what to watch', () => {
  const five = add(add(add(add(add([])))));
  expect(five[0]).toMatchObject({ event: 'order', measure: 'conversion' });
  expect(define(five).goals).toEqual(five);
  expect(add(five).at(-1)).toMatchObject({ event: '', measure: 'conversion' });
});

test('as many can be added as a definition may have', () => {
  const own = Array.from({ length: maxGoals + 1 }, (_, at) => ({ ...newGoal([]), event: `own_${at}` }));
  expect(read(own.slice(1)).ok).toBe(true);
  expect(read(own).ok).toBe(false);
});

test('a definition whose last goal is taken away has none, and is whole', () => {
  const without = withGoals(define(add([])), []);
  expect(without).not.toHaveProperty('goals');
  expect(without).toEqual(define());
});

test('moving a goal up makes it the primary one', () => {
  const [one, two, three] = add(add(add([])));
  expect(moveGoal(add(add(add([]))), 9, 0)).toHaveLength(3);
  if (one === undefined || two === undefined || three === undefined) throw new Error('goals');
  expect(moveGoal([one, two, three], 2, 0)).toEqual([three, one, two]);
  expect(moveGoal([one, two, three], 0, 1)).toEqual([two, one, three]);
});

test('a page view is never measured by its worth', () => {
  const revenue: Goal = { ...newGoal([]), measure: 'revenue' };
  expect(withEvent(revenue, 'page_view')).toMatchObject({ event: 'page_view', measure: 'conversion' });
  expect(withEvent(revenue, 'checkout')).toMatchObject({ event: 'checkout', measure: 'revenue' });
  expect(listMeasures('page_view')).toEqual(['conversion', 'count']);
});
