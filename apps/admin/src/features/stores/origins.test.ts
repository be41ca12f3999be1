import { expect, test } from 'vitest';
import { readOrigins } from './origins.ts';

test('addresses are cut to their origin, and each is kept once', () => {
  expect(readOrigins('https://shop.example/collections?a=b\nhttps://shop.example\n')).toEqual({
    origins: ['https://shop.example'],
    wrong: [],
  });
});

test('a bare host gets https', () => {
  expect(readOrigins('www.shop.example, shop.example').origins).toEqual([
    'https://www.shop.example',
    'https://shop.example',
  ]);
});

test('a development address keeps its port', () => {
  expect(readOrigins('http://localhost:4401').origins).toEqual(['http://localhost:4401']);
});

test('a bare address of this machine gets http', () => {
  expect(readOrigins('localhost:4401\n127.0.0.1\nlocalhost.example').origins).toEqual([
    'http://localhost:4401',
    'http://127.0.0.1',
    'https://localhost.example',
  ]);
});

test('what is no address of the web is named', () => {
  expect(readOrigins('shop\nftp://shop.example\njavascript:alert(1)\nhttps://me@shop.example')).toEqual({
    origins: [],
    wrong: ['shop', 'ftp://shop.example', 'javascript:alert(1)', 'https://me@shop.example'],
  });
});
