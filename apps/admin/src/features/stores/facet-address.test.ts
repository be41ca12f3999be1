import { expect, test } from 'vitest';
import { readFacetAddress } from './facet-address.ts';

test.each([
  ['', null],
  ['  ', null],
  ['https://shop.example/n', 'https://shop.example/n'],
  [' shop.example/n/ ', 'https://shop.example/n'],
  ['http://localhost:8080/n', 'http://localhost:8080/n'],
])('%j is read as %j', (typed, address) => {
  expect(readFacetAddress(typed)).toBe(address);
});

test.each([
  '/n',
  'ftp://shop.example',
  'javascript:alert(1)',
  'https://me@shop.example/n',
  'shop.example/n?a=1',
  'shop.example/n#a',
  'shop.example/a b',
])('%j is no address', (typed) => {
  expect(readFacetAddress(typed)).toBeUndefined();
});
