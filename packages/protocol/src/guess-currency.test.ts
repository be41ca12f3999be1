import { expect, test } from 'vitest';
import { guessCurrency } from './guess-currency.ts';

test.each([
  [['https://shop.example.de'], 'EUR'],
  [['https://www.example.com', 'https://www.example.co.uk'], 'GBP'],
  [['https://shop.example.se:8443'], 'SEK'],
  [['https://shop.example'], 'USD'],
  [['http://localhost:4401', 'http://127.0.0.1'], 'USD'],
  [[], 'USD'],
])('%j sells in %s', (origins, currency) => {
  expect(guessCurrency(origins)).toBe(currency);
});
