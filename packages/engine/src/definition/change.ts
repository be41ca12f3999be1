/**
 * One thing that a variation does to a page. Selectors are CSS; a change applies to every element that matches.
 *
 * - `text`, `html`: replace the content of the elements.
 * - `style`: inline declarations by property name (`background-color`).
 * - `redirect`: leave for another address of the store; query, hash and `_kx` are kept.
 * - `discount`: apply a code at the store's platform.
 */
export type Change =
  | { readonly kind: 'text'; readonly selector: string; readonly value: string }
  | { readonly kind: 'html'; readonly selector: string; readonly value: string }
  | { readonly kind: 'style'; readonly selector: string; readonly styles: Readonly<Record<string, string>> }
  | { readonly kind: 'redirect'; readonly url: string }
  | { readonly kind: 'discount'; readonly code: string };

/** The kinds of change, in the order in which an editor offers them. */
export const changeKinds = ['text', 'html', 'style', 'redirect', 'discount'] as const;
