import { expect, test } from 'vitest';
import { readCookies } from './cookies.ts';

test('cookies are decoded where they are encoded, and left alone where they are not', () => {
  expect(readCookies('a=1; tier=gold%20%C3%A9; off=100%; empty=; query=x=1; bare')).toEqual({
    a: '1',
    tier: 'gold é',
    off: '100%',
    empty: '',
    query: 'x=1',
    bare: '',
  });
});

test('of several cookies with one name the first counts', () => {
  expect(readCookies('a=near; a=far')).toEqual({ a: 'near' });
});

test('a cookie may be called like what every object has', () => {
  expect(Object.entries(readCookies('__proto__=1'))).toEqual([['__proto__', '1']]);
});
