const words: ReadonlyMap<string, string> = new Map([
  ['page_view', 'Page view'],
  ['add_to_cart', 'Put into the cart'],
  ['checkout', 'Checkout begun'],
  ['order', 'Order'],
]);

/** What an event is called for people; `undefined` for the store's own words, which stand for themselves. */
export function findEventWords(name: string): string | undefined {
  return words.get(name);
}
