import { expect, test } from 'vitest';
import { listCurrencies, toCurrencyWords } from './currencies.ts';

test('a currency is called by its name and its code', () => {
  expect(toCurrencyWords('EUR')).toBe('Euro (EUR)');
  expect(toCurrencyWords('XQZ')).toBe('XQZ');
});

test('the present currency is offered, also where it is none that is known', () => {
  const values = listCurrencies('XQZ').map(({ value }) => value);
  expect(values).toContain('XQZ');
  expect(values).toContain('SEK');
  expect(new Set(values).size).toBe(values.length);
});
