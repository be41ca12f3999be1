/** An object from outside, nothing known about its fields yet. */
export type Fields = { readonly [name: string]: unknown };

/** Whether a value is an object with fields, and no array. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is an object whose fields are all alike. */
export function isMapOf<T>(
  value: unknown,
  is: (field: unknown) => field is T,
): value is Readonly<Record<string, T>> {
  return isFields(value) && Object.values(value).every(is);
}

/** Whether a value is a text of 1 to 64 characters. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length < 65;
}

/** Whether a value is a finite number that is not negative. */
export function isAmount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < Infinity;
}
