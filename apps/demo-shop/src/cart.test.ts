import { expect, test } from 'vitest';
import { readCart, toCartCookie } from './cart.ts';

test('a cart adds up and takes the discount off', () => {
  const cart = readCart('kaffi-flask:2.ull-beanie:1', 'vip15');

  expect([cart.itemCount, cart.subtotalCents, cart.discountCents, cart.totalCents]).toEqual([
    3, 11_200, 1_680, 9_520,
  ]);
});

test('a code that the shop does not know takes nothing off', () => {
  expect(readCart('kaffi-flask:1', 'FREE100').totalCents).toBe(3_900);
});

test('what is not for sale, not a number or there twice is dropped from a forged cookie', () => {
  const cart = readCart('gold:1.kaffi-flask:-2.ull-beanie:x.lys-lantern:999.lys-lantern:1.<b>', undefined);

  expect(cart.lines.map((line) => [line.product.handle, line.quantity])).toEqual([['lys-lantern', 20]]);
});

test('changing a quantity to zero removes the line', () => {
  const cart = readCart('kaffi-flask:2.ull-beanie:1', undefined);

  expect(toCartCookie(cart, 'ull-beanie', 3)).toBe('kaffi-flask:2.ull-beanie:3');
  expect(toCartCookie(cart, 'kaffi-flask', 0)).toBe('ull-beanie:1');
});
