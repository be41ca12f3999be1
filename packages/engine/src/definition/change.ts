/** Where something is put, seen from an element: the names of the DOM's own methods. */
export const positions = ['before', 'prepend', 'append', 'after'] as const;
/** Where something is put, seen from an element. */
export type Position = (typeof positions)[number];

/** What JSON can say. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/**
 * One thing that a variation does to a page. Selectors are CSS; a change applies to every element that matches.
 *
 * - `text`, `html`: replace the content of the elements.
 * - `attribute`: sets an attribute, such as a picture's `src` or a link's `href`.
 * - `style`: inline declarations by property name (`background-color`).
 * - `class`: gives the elements classes, and takes others from them.
 * - `hide`: takes the elements out of the page's layout.
 * - `insert`: puts HTML beside or into each element.
 * - `move`: puts the elements beside or into the first element that matches `target`.
 * - `css`: a style sheet.
 * - `javascript`: code, run once on each page; a function that it returns is called when the change is taken back.
 * - `redirect`: leave for another address of the store; query, hash and `_kx` are kept.
 * - `discount`: apply a code at the store's platform.
 * - `variable`: a value for the store's own code, read by `facet.variables()`.
 */
export type Change =
  | { readonly kind: 'text'; readonly selector: string; readonly value: string }
  | { readonly kind: 'html'; readonly selector: string; readonly value: string }
  | { readonly kind: 'attribute'; readonly selector: string; readonly name: string; readonly value: string }
  | { readonly kind: 'style'; readonly selector: string; readonly styles: Readonly<Record<string, string>> }
  | {
      readonly kind: 'class';
      readonly selector: string;
      readonly add: readonly string[];
      readonly remove: readonly string[];
    }
  | { readonly kind: 'hide'; readonly selector: string }
  | { readonly kind: 'insert'; readonly selector: string; readonly position: Position; readonly html: string }
  | {
      readonly kind: 'move';
      readonly selector: string;
      readonly target: string;
      readonly position: Position;
    }
  | { readonly kind: 'css'; readonly css: string }
  | { readonly kind: 'javascript'; readonly code: string }
  | { readonly kind: 'redirect'; readonly url: string }
  | { readonly kind: 'discount'; readonly code: string }
  | { readonly kind: 'variable'; readonly name: string; readonly value: JsonValue };

/** The kinds of change, in the order in which an editor offers them. */
export const changeKinds = [
  'text',
  'html',
  'attribute',
  'style',
  'class',
  'hide',
  'insert',
  'move',
  'css',
  'javascript',
  'redirect',
  'discount',
  'variable',
] as const;
