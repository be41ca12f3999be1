import { expect, test } from 'vitest';
import { isCountry } from './country.ts';

test('a country is two letters, whatever else a page may say', () => {
  expect(['IE', 'de'].every(isCountry)).toBe(true);
  expect([7, '', 'USA', 'Germany', 'D1', null, undefined, {}].some(isCountry)).toBe(false);
});
