/** A question about a value from outside. */
export type Is<T> = (value: unknown) => value is T;

type Shape<T> = { readonly [Field in keyof T]-?: (value: unknown) => boolean };
type Fields = { readonly [name: string]: unknown };

/** Whether a value is an object with fields, and no array. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a text of 1 to 64 characters. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length < 65;
}

/** Whether a value is a finite number that is not negative. */
export function isAmount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < Infinity;
}

/** Whether a value is yes or no. */
export function isFlag(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

/** Whether a value is an object whose fields are each what is asked. Further fields do not matter. */
export function shaped<T>(shape: Shape<T>): Is<T> {
  const fields = Object.entries<(value: unknown) => boolean>(shape);
  return (value): value is T => isFields(value) && fields.every(([name, is]) => is(value[name]));
}

/** Whether a value is an object whose fields are all alike. */
export function mapOf<T>(is: Is<T>): Is<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> => isFields(value) && Object.values(value).every(is);
}
