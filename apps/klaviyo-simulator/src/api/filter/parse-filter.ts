/** A value as it was written: `"text"`, a bare word such as `true` or a date, or a list of these. */
export type FilterValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'list'; readonly items: readonly FilterScalar[] };
type FilterScalar = Extract<FilterValue, { kind: 'text' | 'word' }>;

/** One `operator(field,value)`, not yet held against what the operation allows. */
export interface FilterTerm {
  readonly operator: string;
  readonly field: string;
  readonly value: FilterValue;
}

/** The filter is not in Klaviyo's language; the message says where it went wrong. */
export class FilterSyntaxError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FilterSyntaxError';
  }
}

interface Cursor {
  readonly text: string;
  at: number;
}

function expectSign(cursor: Cursor, sign: string): void {
  if (cursor.text[cursor.at] !== sign)
    throw new FilterSyntaxError(`expected "${sign}" at position ${cursor.at}`);
  cursor.at += 1;
}

function takeMatch(cursor: Cursor, pattern: RegExp, what: string): string {
  pattern.lastIndex = cursor.at;
  const match = pattern.exec(cursor.text);
  if (match === null) throw new FilterSyntaxError(`expected ${what} at position ${cursor.at}`);
  cursor.at += match[0].length;
  return match[0];
}

function skipSpace(cursor: Cursor): void {
  while (cursor.text[cursor.at] === ' ') cursor.at += 1;
}

function takeScalar(cursor: Cursor): FilterScalar {
  if (cursor.text[cursor.at] === '"') {
    const quoted = takeMatch(cursor, /"(?:[^"\\]|\\.)*"/y, 'a closing quote');
    return { kind: 'text', text: quoted.slice(1, -1).replaceAll(/\\(.)/g, '$1') };
  }
  return { kind: 'word', word: takeMatch(cursor, /[\w:.+-]+/y, 'a value') };
}

function takeValue(cursor: Cursor): FilterValue {
  if (cursor.text[cursor.at] !== '[') return takeScalar(cursor);
  cursor.at += 1;
  const items: FilterScalar[] = [];
  do {
    skipSpace(cursor);
    items.push(takeScalar(cursor));
    skipSpace(cursor);
  } while (takeComma(cursor));
  expectSign(cursor, ']');
  return { kind: 'list', items };
}

function takeComma(cursor: Cursor): boolean {
  if (cursor.text[cursor.at] !== ',') return false;
  cursor.at += 1;
  return true;
}

function takeTerms(cursor: Cursor): FilterTerm[] {
  const terms: FilterTerm[] = [];
  do {
    skipSpace(cursor);
    const operator = takeMatch(cursor, /[a-z-]+/y, 'an operator');
    expectSign(cursor, '(');
    if (operator === 'and') {
      terms.push(...takeTerms(cursor));
    } else {
      const field = takeMatch(cursor, /[A-Za-z_][\w.]*/y, 'a field');
      expectSign(cursor, ',');
      skipSpace(cursor);
      terms.push({ operator, field, value: takeValue(cursor) });
    }
    skipSpace(cursor);
    expectSign(cursor, ')');
    skipSpace(cursor);
  } while (takeComma(cursor));
  return terms;
}

/** Reads a filter: terms joined by commas or by `and(…)`, which mean the same. Throws FilterSyntaxError. */
export function parseFilter(text: string): FilterTerm[] {
  const cursor = { text, at: 0 };
  const terms = takeTerms(cursor);
  if (cursor.at !== text.length)
    throw new FilterSyntaxError(`unexpected "${text[cursor.at]}" at position ${cursor.at}`);
  return terms;
}
