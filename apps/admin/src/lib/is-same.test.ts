import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSame } from './is-same.ts';

test('the order of keys does not matter, the order of a list does', () => {
  expect(isSame({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBe(true);
  expect(isSame([1, 2], [2, 1])).toBe(false);
});

test('an absent key is the same as one that is undefined, and not as null', () => {
  expect(isSame({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(isSame({ b: null }, {})).toBe(false);
});

test('a list is never an object', () => {
  expect(isSame([], {})).toBe(false);
});

test('a copy is the same, and two values are the same exactly when their copies are', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      expect(isSame(one, structuredClone(one))).toBe(true);
      expect(isSame(one, other)).toBe(isSame(structuredClone(other), structuredClone(one)));
    }),
  );
});
