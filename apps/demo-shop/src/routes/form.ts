/** One text field of a submitted form, trimmed and cut to `maxLength`; empty when it is missing. */
export function readField(body: unknown, name: string, maxLength: number): string {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return '';
  const value: unknown = Reflect.get(body, name);
  return typeof value === 'string' ? value.trim().slice(0, maxLength) : '';
}
