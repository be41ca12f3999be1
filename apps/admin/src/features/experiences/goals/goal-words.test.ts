import { expect, test } from 'vitest';
import { toGoalSentence, toGoalWords } from './goal-words.ts';

test('goals read as what success is, and what is watched besides', () => {
  const goals = [
    { event: 'order', measure: 'conversion' },
    { event: 'add_to_cart', measure: 'conversion' },
    { event: 'order', measure: 'revenue' },
    { event: 'newsletter_signup', measure: 'count' },
  ] as const;

  expect(toGoalSentence(goals)).toBe(
    'Counts as success: an order. Also watched: something put into the cart, the revenue of orders, the number of “newsletter_signup”.',
  );
  expect(toGoalSentence(goals.slice(0, 1))).toBe('Counts as success: an order.');
  expect(toGoalSentence([])).toMatch(/^Nothing counts as success yet/);
});

test('an event of the store’s own is named as it is, and one without a name as that', () => {
  expect(toGoalWords({ event: 'quiz_done', measure: 'conversion' })).toBe('“quiz_done”');
  expect(toGoalWords({ event: ' ', measure: 'conversion' })).toBe('an event that is not named yet');
});
