import type { Change } from '@facet/engine';
import { expect, test } from 'vitest';
import { restructures, unsettles } from './unsettles.ts';

type Found = Readonly<Record<string, readonly string[]>>;

/** A page on which selectors find these elements without changes, and those with them. */
function createPage(without: Found, changed: Found) {
  let shown: readonly Change[] = [];
  return {
    find: (selector: string) => (shown.length > 0 ? changed : without)[selector] ?? [],
    show: (changes: readonly Change[]) => {
      shown = changes;
    },
    shown: () => shown,
  };
}

const move: Change = { kind: 'move', selector: 'li:nth-of-type(2)', target: 'ul', position: 'prepend' };
const insert: Change = { kind: 'insert', selector: '.hero p', position: 'after', html: '<p></p>' };
const text: Change = { kind: 'text', selector: '.title', value: 'Hi' };

test('a change that makes its own selector mean another element is noticed, and not left on the page', () => {
  const page = createPage({ 'li:nth-of-type(2)': ['b'] }, { 'li:nth-of-type(2)': ['a'] });
  expect(unsettles([move], [], page.find, page.show)).toBe(true);
  expect(page.shown()).toEqual([]);
});

test('so is an insertion that would be inserted into again', () => {
  const page = createPage({ '.hero p': ['p'] }, { '.hero p': ['p', 'new'] });
  expect(unsettles([insert], [], page.find, page.show)).toBe(true);
});

test('and a change that takes the element of another one away', () => {
  const page = createPage({ '.hero p': ['p'], '.title': ['t'] }, { '.hero p': ['p'], '.title': [] });
  expect(unsettles([text, insert], [text], page.find, page.show)).toBe(true);
  expect(page.shown()).toEqual([text]);
});

test('what leaves all selectors their elements stays shown', () => {
  const page = createPage(
    { '.hero p': ['p'], '.title': ['t'] },
    { '.hero p': ['p'], '.title': ['t', 'new'] },
  );
  expect(unsettles([text, insert], [text], page.find, page.show)).toBe(false);
  expect(page.shown()).toEqual([text, insert]);
  expect([text, insert].map(restructures)).toEqual([false, true]);
});
