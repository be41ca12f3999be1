import { findProduct, type Product } from './catalogue.ts';
import { type Discount, findDiscount } from './discounts.ts';

/** One line of a cart. */
export type CartLine = { readonly product: Product; readonly quantity: number; readonly totalCents: number };

/** A cart with its sums. `code` is what the customer brought; `discount` is there only if the shop accepts it. */
export type Cart = {
  readonly lines: readonly CartLine[];
  readonly itemCount: number;
  readonly subtotalCents: number;
  readonly code: string | undefined;
  readonly discount: Discount | undefined;
  readonly discountCents: number;
  readonly totalCents: number;
};

const maxQuantity = 20;

/** Reads a cart from its cookie (`handle:2.other:1`), dropping whatever is not for sale, and adds it up. */
export function readCart(cookie: string | undefined, code: string | undefined): Cart {
  const lines: CartLine[] = [];
  for (const part of (cookie ?? '').split('.')) {
    const [handle = '', amount = ''] = part.split(':');
    const product = findProduct(handle);
    const quantity = Math.min(maxQuantity, Number.parseInt(amount, 10) || 0);
    if (product === undefined || quantity < 1 || lines.some((line) => line.product === product)) continue;
    lines.push({ product, quantity, totalCents: product.priceCents * quantity });
  }
  const subtotalCents = lines.reduce((sum, line) => sum + line.totalCents, 0);
  const discount = code === undefined ? undefined : findDiscount(code);
  const discountCents = discount === undefined ? 0 : Math.round((subtotalCents * discount.percent) / 100);
  return {
    lines,
    itemCount: lines.reduce((sum, line) => sum + line.quantity, 0),
    subtotalCents,
    code,
    discount,
    discountCents,
    totalCents: subtotalCents - discountCents,
  };
}

/** The cookie for this cart with one product's quantity changed; 0 removes it. */
export function toCartCookie(cart: Cart, handle: string, quantity: number): string {
  const amounts = new Map(cart.lines.map((line) => [line.product.handle, line.quantity]));
  amounts.set(handle, Math.max(0, Math.min(maxQuantity, Math.trunc(quantity) || 0)));
  return [...amounts]
    .filter(([, amount]) => amount > 0)
    .map(([name, amount]) => `${name}:${amount}`)
    .join('.');
}
