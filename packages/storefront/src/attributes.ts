import type { AttributeValue } from '@facet/engine';
import type { Fields } from './shape.ts';

/** What the page says of the visitor or of itself, by name. */
export type Attributes = { readonly [name: string]: AttributeValue };

/** Adds what the page says now; what is no value of an attribute is as if it had not been said. Lists are copied. */
export function mergeAttributes(before: Attributes, said: Fields): Attributes {
  const added = Object.entries(said).flatMap(([name, value]): [string, AttributeValue][] => {
    const read = readValue(value);
    return read === undefined ? [] : [[name, read]];
  });
  return { ...before, ...Object.fromEntries(added) };
}

function readValue(value: unknown): AttributeValue | undefined {
  // A hole in a list is read as undefined, which is no text.
  const list: readonly unknown[] | undefined = Array.isArray(value) ? [...value] : undefined;
  if (list !== undefined) return list.every((item) => typeof item === 'string') ? list : undefined;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : undefined;
}
