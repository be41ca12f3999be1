import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toRedirectTarget, toSortedAddress } from './redirect-target.ts';

type Vector = { readonly url: string; readonly here: string; readonly target: string };
const file = new URL('../../../../../../spec/redirects.json', import.meta.url);
const { redirects }: { readonly redirects: readonly Vector[] } = JSON.parse(readFileSync(file, 'utf8'));

test.each(redirects)('a redirect to $url from $here is told as pages make it', ({ url, here, target }) => {
  expect(toRedirectTarget(url, here).href).toBe(target);
});

test('what is no address is an error', () => {
  expect(() => toRedirectTarget('http://[', 'https://shop.example/')).toThrow(TypeError);
});

test('an address is the same whatever its hash and the order of its parameters', () => {
  const one = toSortedAddress('https://shop.example/a?b=1&a=2#top');
  expect(toSortedAddress('https://shop.example/a?a=2&b=1')).toBe(one);
  expect(toSortedAddress('https://shop.example/a?a=2&b=2')).not.toBe(one);
});
