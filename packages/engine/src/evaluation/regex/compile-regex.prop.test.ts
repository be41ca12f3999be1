import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../testing/runs.ts';
import { compileRegex } from './compile-regex.ts';

const atom = fc.constantFrom(
  ...String.raw`a b é 😀 . \d \D \w \W \s \S \n \. \/ [ab] [^a] [a-c1] [^\w] [\s\d] [😀-😂] [^] [] [.-]`.split(
    ' ',
  ),
);
const edge = fc.constantFrom('^', '$', '\\b', '\\B');
const quantifier = fc.constantFrom(...'* + ? {2} {0} {1,} {0,2} {1,2} *? +? ?? {0,1}?'.split(' '));

/** A pattern of the part of the language that is available. */
const { pattern: patternArb } = fc.letrec<{ pattern: string; sequence: string; part: string; whole: string }>(
  (tie) => ({
    pattern: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      tie('sequence'),
      fc.tuple(tie('sequence'), tie('pattern')).map(([one, two]) => `${one}|${two}`),
    ),
    sequence: fc.array(tie('part'), { maxLength: 3 }).map((parts) => parts.join('')),
    part: fc.oneof(
      { weight: 2, arbitrary: edge },
      { weight: 4, arbitrary: tie('whole') },
      { weight: 4, arbitrary: fc.tuple(tie('whole'), quantifier).map((pair) => pair.join('')) },
    ),
    whole: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      atom,
      tie('pattern').map((inner) => `(${inner})`),
      tie('pattern').map((inner) => `(?:${inner})`),
    ),
  }),
);

const textArb = fc
  .array(fc.constantFrom('a', 'b', 'c', '1', '_', ' ', '\n', '-', '.', 'é', '😀', '\ud83d', '\u2028'), {
    maxLength: 7,
  })
  .map((chars) => chars.join(''));

test('a pattern is found where JavaScript’s own regular expressions find it', () => {
  fc.assert(
    fc.property(patternArb, fc.array(textArb, { minLength: 1, maxLength: 6 }), (pattern, texts) => {
      fc.pre(pattern.length <= 200);
      const search = compile(pattern);
      fc.pre(search !== undefined);
      for (const text of texts) {
        expect({ pattern, text, found: search?.(text) }).toEqual({
          pattern,
          text,
          found: find(pattern, text),
        });
      }
    }),
    runs(4000),
  );
});

test('whatever is taken for a pattern is one in JavaScript too, and all else is refused in words', () => {
  const signs = fc.constantFrom(...'ab1()[]{}^$.|?*+\\-,:=!<>dwsbBk/ '.split(''), '😀', 'é');
  const anyPattern = fc.array(signs, { maxLength: 12 }).map((chars) => chars.join(''));
  fc.assert(
    fc.property(anyPattern, textArb, (pattern, text) => {
      const search = compileOrProblem(pattern);
      const found = search instanceof RangeError ? undefined : search(text);
      expect({ pattern, text, found }).toEqual({
        pattern,
        text,
        found: search instanceof RangeError ? undefined : find(pattern, text),
      });
    }),
    runs(20_000),
  );
});

/**
 * Whether JavaScript finds a pattern in a text. It is asked at the beginning of each character: left to itself, V8 also
 * looks between the two halves of one, where there is an edge that no text has (`/\B/u` in `c😀b`).
 */
function find(pattern: string, text: string): boolean {
  const form = new RegExp(pattern, 'uy');
  const begins = [0];
  for (const char of text) begins.push((begins.at(-1) ?? 0) + char.length);
  return begins.some((begin) => {
    form.lastIndex = begin;
    return form.test(text);
  });
}

/** `undefined` where repeating makes it too large. */
function compile(pattern: string): ReturnType<typeof compileRegex> | undefined {
  const search = compileOrProblem(pattern);
  if (!(search instanceof RangeError)) return search;
  if (search.message.includes('too complex')) return undefined;
  throw search;
}

/** Refusing is done by a RangeError; anything else is a bug. */
function compileOrProblem(pattern: string): ReturnType<typeof compileRegex> | RangeError {
  try {
    return compileRegex(pattern);
  } catch (problem) {
    if (problem instanceof RangeError) return problem;
    throw problem;
  }
}
