/** One thing that is wrong with a definition: where, and what is wrong and allowed there. */
export type Problem = { readonly path: string; readonly message: string };

/** Where a value stands in what is read, and the problems found so far anywhere in it. */
export type Place = { readonly path: string; readonly problems: Problem[] };

/** More would help nobody. */
const maxProblems = 200;

/** Notes a problem; returns what a reader returns then. */
export function refuse({ path, problems }: Place, message: string): undefined {
  if (problems.length < maxProblems) problems.push({ path, message });
}

/** The place of a property or an item. */
export function within({ path, problems }: Place, key: string | number): Place {
  if (typeof key === 'number') return { path: `${path}[${key}]`, problems };
  if (!/^[\w-]+$/.test(key)) return { path: `${path}[${toShort(key)}]`, problems };
  return { path: path === '' ? key : `${path}.${key}`, problems };
}

/** A value in a message: short, and never a whole object. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return toShort(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** `a, b or c`. */
export function toChoice(allowed: readonly string[]): string {
  return allowed.length < 2 ? allowed.join('') : `${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}`;
}

function toShort(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text);
}
