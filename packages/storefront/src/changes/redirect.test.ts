import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toRedirectTarget } from './redirect.ts';

type Vector = { readonly url: string; readonly here: string; readonly target: string };
const file = new URL('../../../../spec/redirects.json', import.meta.url);
const { redirects }: { readonly redirects: readonly Vector[] } = JSON.parse(readFileSync(file, 'utf8'));

test.each(redirects)('a redirect to $url from $here keeps query, hash and _kx', ({ url, here, target }) => {
  expect(toRedirectTarget(url, here).href).toBe(target);
});

test('what is no address is an error', () => {
  expect(() => toRedirectTarget('http://[', 'https://shop.example/')).toThrow(TypeError);
});
