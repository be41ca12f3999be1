import { array, assert, constantFrom, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { FilterSyntaxError, parseFilter } from './parse-filter.ts';

function quote(text: string): string {
  return `"${text.replaceAll(/[\\"]/g, '\\$&')}"`;
}

/** What kind of error the parser throws, if it does. */
function findError(text: string): unknown {
  try {
    parseFilter(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.constructor : error;
  }
}

test('any text between quotes is read back as it was', () => {
  assert(
    property(array(string(), { minLength: 1 }), (texts) => {
      const [term] = parseFilter(`any(email,[${texts.map(quote).join(',')}])`);
      const items = texts.map((text) => ({ kind: 'text', text }));
      expect(term).toEqual({ operator: 'any', field: 'email', value: { kind: 'list', items } });
    }),
  );
});

test('whatever is no filter is a syntax error and nothing worse', () => {
  const piece = constantFrom(
    'equals',
    'and',
    '(',
    ')',
    ',',
    '[',
    ']',
    '"',
    '\\',
    'email',
    ' ',
    'x',
    '-',
    '1',
  );
  assert(
    property(array(piece), (pieces) => {
      expect([undefined, FilterSyntaxError]).toContain(findError(pieces.join('')));
    }),
  );
});
