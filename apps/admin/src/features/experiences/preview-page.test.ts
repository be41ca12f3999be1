import { expect, test } from 'vitest';
import { toPagePath } from './preview-page.ts';

test.each([
  ['', '/'],
  [' ', '/'],
  ['/', '/'],
  ['products/hat', '/products/hat'],
  ['?page=2', '/?page=2'],
  ['/products/hat ', '/products/hat'],
  ['https://shop.example/a', 'https://shop.example/a'],
])('the page “%s” is opened as “%s”', (text, page) => {
  expect(toPagePath(text)).toBe(page);
});
