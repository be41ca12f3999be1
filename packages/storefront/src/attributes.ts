import type { AttributeValue } from '@facet/engine';
import type { Fields } from './shape.ts';

/** What the page says of the visitor or of itself, by name. */
export type Attributes = { readonly [name: string]: AttributeValue };

/** Adds what the page says now; what is no value of an attribute is as if it had not been said. */
export function mergeAttributes(before: Attributes, said: Fields): Attributes {
  const added = Object.entries(said).filter((entry): entry is [string, AttributeValue] => isValue(entry[1]));
  return { ...before, ...Object.fromEntries(added) };
}

function isValue(value: unknown): value is AttributeValue {
  return Array.isArray(value)
    ? value.every((item) => typeof item === 'string')
    : /^(string|number|boolean)$/.test(typeof value);
}
