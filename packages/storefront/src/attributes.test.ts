import { expect, test } from 'vitest';
import { mergeAttributes } from './attributes.ts';

test('what the page says is added to what it said', () => {
  const first = mergeAttributes({}, { cart: 10, tags: ['vip'] });

  expect(mergeAttributes(first, { cart: 20, member: true })).toEqual({
    cart: 20,
    tags: ['vip'],
    member: true,
  });
});

test('what is no value of an attribute is as if it had not been said', () => {
  const said = { cart: null, tags: ['a', 1], of: {}, what: undefined, run: () => 1, name: 'Ann' };

  expect(mergeAttributes({ cart: 5 }, said)).toEqual({ cart: 5, name: 'Ann' });
});
