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

test('a list is kept as it was when it was said, and one with a hole is none', () => {
  const tags = ['a'];
  const said = mergeAttributes({}, { tags, sparse: Object.assign(new Array<string>(), { 1: 'b' }) });
  tags.push('b');

  expect(said).toEqual({ tags: ['a'] });
});
