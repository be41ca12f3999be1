import { expect, test } from 'vitest';
import { toMoney } from './money.ts';

test.each([
  [1234.5, 'EUR', '€1,234.50'],
  [1200, 'NOK', 'NOK\u00a01,200.00'],
  [980, 'JPY', '¥980'],
  [7, 'QQQ', 'QQQ\u00a07.00'],
  [-3.5, 'USD', '-$3.50'],
  [1234.567, null, '1,234.57'],
])('%d in %s reads %s', (value, currency, text) => {
  expect(toMoney(value, currency)).toBe(text);
});
