import { expect, test } from 'vitest';
import { toRedirectTarget } from './redirect.ts';

const here = 'https://shop.example/sale?_kx=abc.McN66a&utm=mail&tag=1&tag=2#top';

test.each([
  ['/new', 'https://shop.example/new?_kx=abc.McN66a&utm=mail&tag=1&tag=2#top'],
  ['new?utm=own', 'https://shop.example/new?utm=own&_kx=abc.McN66a&tag=1&tag=2#top'],
  ['https://other.example/x#own', 'https://other.example/x?_kx=abc.McN66a&utm=mail&tag=1&tag=2#own'],
  ['//other.example/', 'https://other.example/?_kx=abc.McN66a&utm=mail&tag=1&tag=2#top'],
])('a redirect to %s keeps query, hash and _kx, and its own win', (url, target) => {
  expect(toRedirectTarget(url, here)?.href).toBe(target);
});

test('what is no address is an error', () => {
  expect(() => toRedirectTarget('http://[', here)).toThrow(TypeError);
});
