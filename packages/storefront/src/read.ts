/** A JSON object from outside, nothing known about its fields yet. */
export type Fields = { readonly [name: string]: unknown };

/** Whether a value from outside is an object with fields, and no array. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value from outside is a text of at least one and at most `max` characters. */
export function isText(value: unknown, max = 64): value is string {
  return typeof value === 'string' && value !== '' && value.length <= max;
}

/** Whether a value from outside is a finite number that is not negative. */
export function isAmount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < Infinity;
}

/** Keeps the last 300 entries that `accept` lets through; whatever is no object gives an empty one. */
export function readEntries<T>(
  value: unknown,
  accept: (entry: unknown) => entry is T,
): Readonly<Record<string, T>> {
  const entries = isFields(value) ? Object.entries(value) : [];
  // fromEntries defines properties, so that a name such as __proto__ stays a mere name.
  return Object.fromEntries(entries.filter((entry): entry is [string, T] => accept(entry[1])).slice(-300));
}

/** Keeps the last `max` items that `accept` lets through; whatever is no array gives an empty one. */
export function readItems<T>(
  value: unknown,
  accept: (item: unknown) => item is T,
  max: number,
): readonly T[] {
  return Array.isArray(value) ? value.filter(accept).slice(-max) : [];
}
