import { expect, test } from 'vitest';
import { contentSecurityPolicy, toLocalPath } from './security.ts';

test('a redirect stays within the shop', () => {
  expect(toLocalPath('/cart?x=1#top')).toBe('/cart?x=1#top');
  for (const elsewhere of [
    '//evil.example/x',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    undefined,
  ]) {
    expect(toLocalPath(elsewhere)).toBe('/');
  }
});

test('the policy allows the given origins and nothing inline', () => {
  const policy = contentSecurityPolicy(['http://facet.test', 'http://facet.test']);

  expect(policy).toContain("script-src 'self' http://facet.test;");
  expect(policy).not.toContain('unsafe');
});
