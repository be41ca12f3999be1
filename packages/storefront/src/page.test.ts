import { expect, test } from 'vitest';
import { toDevice, toPage } from './page.ts';

test('a page has its address without the fragment, its path as written and its parameters decoded', () => {
  expect(toPage(new URL('https://shop.example/a%20b?x=1&y=%C3%A9&x=2&__proto__=z#top'))).toEqual({
    url: 'https://shop.example/a%20b?x=1&y=%C3%A9&x=2&__proto__=z',
    path: '/a%20b',
    parameters: Object.fromEntries([
      ['x', ['1', '2']],
      ['y', ['é']],
      ['__proto__', ['z']],
    ]),
  });
});

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/150.0.0.0 Safari/537.36', 0, 'desktop'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/26.0 Safari/605.1.15', 0, 'desktop'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/26.0 Safari/605.1.15', 5, 'tablet'],
  ['Mozilla/5.0 (iPad; CPU OS 12_2 like Mac OS X) Mobile/15E148 Safari/604.1', 5, 'tablet'],
  ['Mozilla/5.0 (Linux; Android 16; SM-X910) Chrome/150.0.0.0 Safari/537.36', 5, 'tablet'],
  ['Mozilla/5.0 (Linux; Android 16; Pixel 10) Chrome/150.0.0.0 Mobile Safari/537.36', 5, 'mobile'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) Mobile/15E148 Safari/604.1', 5, 'mobile'],
])('%s with %i touch points is %s', (userAgent, touchPoints, device) => {
  expect(toDevice(userAgent, touchPoints)).toBe(device);
});
