import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isNewVisit, toArrival } from './arrival.ts';
import { toPage } from './page.ts';

const host = 'shop.example';

function arrive(path: string, referrer = '', keepsPath = true): ReturnType<typeof toArrival> {
  return toArrival(toPage(new URL(path, `https://${host}`)), referrer, keepsPath);
}

test('an arrival keeps tags and click ids of the address and nothing else of it', () => {
  const address =
    '/sale?utm_source=mail&utm_source=x&facet_link=abc&gclid=Cj0K&fbclid=&_kx=t.XyZ123&email=a@b.c&utmost=1&utm_email=a@b.c#top';

  expect(arrive(address, `https://${host}/?_kx=t.XyZ123`)).toEqual({
    path: '/sale',
    parameters: { utm_source: ['mail', 'x'], facet_link: ['abc'], gclid: ['1'] },
    referrer: `https://${host}`,
  });
});

test('the path of the first page is kept only where an experience goes by it', () => {
  expect(arrive('/account/reset/secret', '', false).path).toBe('');
});

test.each([
  ['https://www.google.com/search?q=a', 'https://www.google.com'],
  ['android-app://com.google.android.gm/', 'android-app://com.google.android.gm'],
  ['', ''],
])('of the referrer %j its origin is kept', (referrer, kept) => {
  expect(arrive('/', referrer).referrer).toBe(kept);
});

test('an arrival keeps every click id that the engine knows', () => {
  const table = new URL('../../engine/src/evaluation/traffic/traffic-table.ts', import.meta.url);
  const cells = readFileSync(table, 'utf8').matchAll(/(?:clicks|paidClicks): '([^']+)'/g);
  const names = [...cells].flatMap(([, cell = '']) => cell.split('|'));

  expect(names.length).toBeGreaterThan(10);
  const { parameters } = arrive(`/?${names.map((name) => `${name}=1`).join('&')}`);
  expect(new Set(Object.keys(parameters))).toEqual(new Set(names));
});

test.each([
  ['/other', `https://${host}/`, false],
  ['/other', '', false],
  ['/other', 'https://www.google.com/', true],
  ['/other', `https://pay.${host}/`, false],
  ['/other', `https://www.${host}/`, false],
  ['/?utm_source=mail', `https://${host}/`, false],
  ['/?utm_source=ads', `https://${host}/`, true],
  ['/?facet_link=abc', '', true],
])('after a visit that began with a tag, %s from %j: a new one is %s', (path, referrer, is) => {
  expect(isNewVisit(arrive(path, referrer), arrive('/?utm_source=mail'), host)).toBe(is);
});
