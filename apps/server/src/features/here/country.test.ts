import { describe, expect, it } from 'vitest';
import { readCountry } from './country.ts';

describe('a country', () => {
  it.each([
    ['DE', 'DE'],
    ['de', 'DE'],
    [' ch ', 'CH'],
    ['XX', null],
    ['ZZ', null],
    ['T1', null],
    ['DEU', null],
    ['DE, FR', null],
    ['D\u00c9', null],
    ['ß', null],
    ['', null],
    [undefined, null],
    [['DE', 'FR'], null],
  ])('said as %j is %j', (header, expected) => {
    expect(readCountry(header)).toBe(expected);
  });
});
