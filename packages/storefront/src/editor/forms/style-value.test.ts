import { expect, test } from 'vitest';
import { toStyleValue } from './style-value.ts';

test.each([
  ['font-size', '20', '20px'],
  ['font-size', ' 1.5rem ; ', '1.5rem'],
  ['padding', '8 0 12', '8px 0 12px'],
  ['margin', '-4 auto', '-4px auto'],
  ['width', '50%', '50%'],
  ['font-weight', '600', '600'],
  ['line-height', '1.5', '1.5'],
  ['width', '20 !important', '20px !important'],
  ['width', '', ''],
])('%s: “%s” is %s', (property, typed, value) => {
  expect(toStyleValue(property, typed)).toBe(value);
});
