import { describe, expect, test, vi } from 'vitest';
import { readSpec } from '../../testing/vectors.ts';
import { compileRegex } from './compile-regex.ts';

type Match = { readonly pattern: string; readonly text: string; readonly matches: boolean | 'failed' };

type Spec = { readonly matches: readonly Match[]; readonly refused: readonly string[] };

const { matches, refused }: Spec = JSON.parse(readSpec('regex'));

test('a pattern is found, or not, as spec/regex.json says', () => {
  for (const { pattern, text, matches: expected } of matches) {
    expect({ pattern, text, matches: compileRegex(pattern)(text) }).toEqual({
      pattern,
      text,
      matches: expected,
    });
  }
});

test.each(refused)('is refused in words for people: %j', (pattern) => {
  expect(() => compileRegex(pattern)).toThrow(RangeError);
  expect(() => compileRegex(pattern)).toThrow(/\w+ \w+/);
});

test('a test that was compiled once serves any number of texts', () => {
  const isVip = compileRegex('^(v|V)[i]p\\b');

  expect(['vip', 'vips', 'Vip 2', 'vip', 'x'].map(isVip)).toEqual([true, false, true, true, false]);
});

describe('a pattern that makes others go back and forth', () => {
  const text = 'a'.repeat(2000);

  // A class is looked up once for each place in the pattern and the text: the lookups are the work.
  test.each([
    ['([a]|[a])*[b]', 3],
    ['([a]*)*[b]', 2],
    ['([a]+)+$|[b]{9}', 13],
    ['(([a]?){9}){9}[b]', 82],
    ['([a]|[a]?)+[b]', 5],
    ['([a]*[a]*[a]*)*[b]', 4],
    [`${'[a]?'.repeat(20)}${'[a]'.repeat(20)}[b]`, 41],
    ['[a]{99}[b]', 100],
  ])('is answered in a bounded number of steps: %s', (pattern, classes) => {
    const search = compileRegex(pattern);
    const lookUp = vi.spyOn(Map.prototype, 'get');
    try {
      search(text);
      expect(lookUp.mock.calls.length).toBeLessThanOrEqual(classes * text.length);
    } finally {
      lookUp.mockRestore();
    }
  });

  test('is no larger than its limits', () => {
    expect(() => compileRegex('(a{50}){5}')).toThrow(/too complex/);
    expect(() => compileRegex('((((((((a?){9}){9}){9}){9}){9}){9}){9}){9}')).toThrow(/too complex/);
    expect(() => compileRegex('a'.repeat(201))).toThrow(/at most 200/);
  });
});
