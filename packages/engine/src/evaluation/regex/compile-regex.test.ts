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

test.each([
  ['a[bc', 'the class [bc is not closed'],
  ['x(?=y)', 'only the groups ( ) and (?: ) are available'],
  ['ab\\pC', '\\p is not available: of the escapes, \\d \\w \\s \\b and those of signs are'],
  ['ab*+c', '+ stands where it means nothing; for the sign itself write \\+'],
  ['a{5,2}b', '{5,2} has its limits the wrong way round'],
  ['[z-a]+', '[z-a] is no valid class or escape'],
  ['a{1,1000}', 'it is too complex: repeat less, or split it into several conditions'],
  ['a)b', 'a ) closes no group; for the sign itself write \\)'],
])('%s is refused by saying what is wrong with it', (pattern, message) => {
  expect(() => compileRegex(pattern)).toThrow(new RangeError(message));
});

test('a test that was compiled once serves any number of texts', () => {
  const isVip = compileRegex('^(v|V)[i]p\\b');

  expect(['vip', 'vips', 'Vip 2', 'vip', 'x'].map((text) => isVip(text))).toEqual([
    true,
    false,
    true,
    true,
    false,
  ]);
});

describe('a pattern that makes others go back and forth', () => {
  const text = 'a'.repeat(2000);

  // A step waits at most once for each character: those that wait are the work.
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
    const wait = vi.spyOn(Array.prototype, 'push');
    try {
      search(text);
      expect(wait.mock.calls.length).toBeLessThanOrEqual(classes * (text.length + 1));
    } finally {
      wait.mockRestore();
    }
  });

  test('is as large as its limits', () => {
    expect(compileRegex('a'.repeat(200))(text.slice(0, 400))).toBe(true);
    expect(compileRegex('(a{49}){5}')(text.slice(0, 400))).toBe(true);
    expect(compileRegex('a{40}')(text)).toBe(true);
  });

  test('is not held against more text than its work allows, in one piece or in many', () => {
    const search = compileRegex('[^b]{200}b');
    const short = text.slice(0, 100);

    expect(search(text.slice(0, 400))).toBe(false);
    expect(search(text.slice(0, 600))).toBe('failed');
    expect(
      search(
        short,
        Array.from({ length: 4 }, () => short),
      ),
    ).toBe(false);
    expect(
      search(
        short,
        Array.from({ length: 6 }, () => short),
      ),
    ).toBe('failed');
    expect(search(short, [short, text])).toBe(false);
  });

  test('gains nothing by alternatives that are empty', () => {
    const search = compileRegex(`(${'|'.repeat(184)}[^b]){100}b`);
    const wait = vi.spyOn(Array.prototype, 'push');
    try {
      expect(search(text.slice(0, 300))).toBe(false);
      expect(wait.mock.calls.length).toBeLessThanOrEqual(101 * 301);
    } finally {
      wait.mockRestore();
    }
  });

  test('is no larger than its limits', () => {
    expect(() => compileRegex('(a{50}){5}')).toThrow(/too complex/);
    expect(() => compileRegex('((((((((a?){9}){9}){9}){9}){9}){9}){9}){9}')).toThrow(/too complex/);
    expect(() => compileRegex('a'.repeat(201))).toThrow(/at most 200/);
  });
});
