import { expect, test } from 'vitest';
import { spoil } from './garbage.ts';
import { openRandom } from './random.ts';

test('a seed brings the same chances again, and another one others', () => {
  const draw = (seed: number): readonly number[] => {
    const random = openRandom(seed);
    return Array.from({ length: 20 }, () => random.below(1000));
  };

  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
  expect(draw(7).every((number) => Number.isInteger(number) && number >= 0 && number < 1000)).toBe(true);
});

test('what is spoiled is a copy, and how long elements may be hidden stays', () => {
  const whole = { hideLimitMs: 300, experiences: [{ id: 'x', variations: [{ changes: [] }] }] };
  const before = structuredClone(whole);
  const random = openRandom(1);
  const spoiled = Array.from({ length: 200 }, () => spoil(random, whole, 1));

  expect(whole).toEqual(before);
  expect(spoiled.filter((copy) => JSON.stringify(copy) === JSON.stringify(whole)).length).toBeLessThan(20);
  for (const copy of spoiled) expect(copy).toHaveProperty('hideLimitMs', 300);
});
