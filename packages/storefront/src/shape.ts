/** An object from outside, nothing known about its fields yet. */
export type Fields = { readonly [name: string]: unknown };
