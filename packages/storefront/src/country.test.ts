import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHereResponse } from './country.ts';

test('a country is read, and so is that there is none', () => {
  expect(readHereResponse({ country: 'IE' })).toEqual({ country: 'IE' });
  expect(readHereResponse({ country: null })).toEqual({ country: null });
});

test('anything else is no answer, and nothing throws', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const answer = readHereResponse(value);
      return answer === undefined || answer.country === null || typeof answer.country === 'string';
    }),
  );
  for (const country of [7, '', 'USA', 'Germany', 'D1']) {
    expect(readHereResponse({ country })).toBeUndefined();
  }
  expect(readHereResponse({})).toBeUndefined();
});
