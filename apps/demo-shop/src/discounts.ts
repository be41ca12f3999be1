/** A code that the shop accepts. */
export type Discount = { readonly code: string; readonly percent: number };

const discounts: readonly Discount[] = [
  { code: 'VIP15', percent: 15 },
  { code: 'WINBACK20', percent: 20 },
  { code: 'WELCOME10', percent: 10 },
];

/** The discount behind a code as somebody typed it; letter case does not count. */
export function findDiscount(code: string): Discount | undefined {
  const wanted = code.trim().toUpperCase();
  return discounts.find((discount) => discount.code === wanted);
}
