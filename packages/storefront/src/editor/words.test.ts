import type { Change } from '@facet/engine';
import { expect, test } from 'vitest';
import { isShown, toChangeWords } from './change-words.ts';
import { toElementWords } from './element-words.ts';
import { toLinkWords } from './link-words.ts';
import { toWidthName, toWidthWords } from './widths.ts';

test.each([
  [{ kind: 'text', selector: 'h1', value: 'A\n  new   title' }, 'Text: “A new title”'],
  [{ kind: 'attribute', selector: 'a', name: 'href', value: '/sale' }, 'Link: /sale'],
  [{ kind: 'attribute', selector: 'a', name: 'data-x', value: '1' }, 'Attribute data-x: 1'],
  [{ kind: 'style', selector: 'a', styles: { color: 'red', margin: '0' } }, 'Style: color, margin'],
  [{ kind: 'class', selector: 'a', add: ['big'], remove: ['small'] }, 'Classes: + big, − small'],
  [{ kind: 'insert', selector: 'a', position: 'after', html: '<b>x</b>' }, 'New after it: <b>x</b>'],
  [{ kind: 'move', selector: 'a', target: '.hero', position: 'prepend' }, 'Moved at the start of .hero'],
  [{ kind: 'hide', selector: 'a' }, 'Hidden'],
] satisfies readonly (readonly [Change, string])[])('%j is told in one line', (change, words) => {
  expect(toChangeWords(change)).toBe(words);
  expect(isShown(change)).toBe(true);
});

test('what acts instead of showing something waits for visitors, and says so', () => {
  const acting: readonly Change[] = [
    { kind: 'redirect', url: '/sale' },
    { kind: 'javascript', code: 'alert(1)' },
    { kind: 'discount', code: 'VIP' },
  ];
  expect(acting.filter(isShown)).toEqual([]);
  for (const change of acting) expect(toChangeWords(change)).toMatch(/while you edit$/);
});

test('an element is called what a person would call it', () => {
  expect(toElementWords({ localName: 'h2', textContent: ' Favourites ' })).toBe('Heading “Favourites”');
  expect(toElementWords({ localName: 'img', textContent: '' })).toBe('Picture');
  expect(toElementWords({ localName: 'x-card', textContent: 'a'.repeat(60) })).toBe(
    `Box “${'a'.repeat(39)}…”`,
  );
});

test('what waits is never passed over', () => {
  expect(toLinkWords('connected', 0)).toBe('All is kept in your draft.');
  for (const link of ['silent', 'left', 'gone', 'alone'] as const) {
    expect(toLinkWords(link, 2)).toContain('2 steps are kept in this tab');
    expect(toLinkWords(link, 1)).toContain('One step is kept in this tab');
  }
});

test('a width is told as it is, not as it was wished for', () => {
  expect(toWidthWords(390, 392)).toMatch(/^The page is 392 pixels wide now/);
  expect(toWidthWords(390, 1280)).toMatch(/^This browser leaves the page 1280 pixels wide/);
});

test.each([
  [390, 'Phone'],
  [600, 'Phone'],
  [601, 'Tablet'],
  [1024, 'Tablet'],
  [1440, 'Desktop'],
])('a page of %i pixels is looked at as %s', (px, name) => {
  expect(toWidthName(px)).toBe(name);
});
