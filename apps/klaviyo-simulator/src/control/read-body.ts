import { WorldError } from '../world/store.ts';

/** What a field of a control request must be; a trailing `?` means that it may be left out. */
type Kind = 'text' | 'texts' | 'boolean' | 'number' | 'list' | 'object';
type Shape = Readonly<Record<string, Kind | `${Kind}?`>>;

interface Kinds {
  text: string;
  texts: readonly string[];
  boolean: boolean;
  number: number;
  /** Of anything; each item is for the route to read. */
  list: readonly unknown[];
  object: object;
}
type Required<S extends Shape> = {
  [K in keyof S as S[K] extends Kind ? K : never]: S[K] extends keyof Kinds ? Kinds[S[K]] : never;
};
type Optional<S extends Shape> = {
  [K in keyof S as S[K] extends Kind ? never : K]?: S[K] extends `${infer T}?`
    ? T extends keyof Kinds
      ? Kinds[T]
      : never
    : never;
};
export type BodyOf<S extends Shape> = Required<S> & Optional<S>;

const maxTextLength = 2_000;

function isKind(kind: string, value: unknown): boolean {
  switch (kind) {
    case 'text':
      return typeof value === 'string' && value.trim() !== '' && value.length <= maxTextLength;
    case 'texts':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'list':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    default:
      return typeof value === kind;
  }
}

const words: Readonly<Record<string, string>> = {
  text: 'a text',
  texts: 'a list of texts',
  boolean: 'true or false',
  number: 'a number',
  list: 'a list',
  object: 'an object',
};

/** What is wrong with the fields, in words; undefined when nothing is. */
function findProblem(given: object, shape: Shape): string | undefined {
  const entries = new Map<string, unknown>(Object.entries(given));
  for (const [name, rule] of Object.entries(shape)) {
    const kind = rule.replace('?', '');
    const value = entries.get(name);
    entries.delete(name);
    if (value === undefined && rule.endsWith('?')) continue;
    if (!isKind(kind, value)) return `"${name}" must be ${words[kind] ?? kind}.`;
  }
  const [foreign] = entries.keys();
  return foreign === undefined ? undefined : `There is no field "${foreign}" here.`;
}

function conforms<S extends Shape>(given: object, shape: S): given is BodyOf<S> {
  return findProblem(given, shape) === undefined;
}

/** Reads a JSON body that has exactly these fields, or throws a WorldError that says what is wrong. */
export function readBody<const S extends Shape>(body: unknown, shape: S): BodyOf<S> {
  const given = body ?? {};
  if (typeof given !== 'object' || Array.isArray(given))
    throw new WorldError('invalid', 'The body must be a JSON object.');
  if (!conforms(given, shape)) throw new WorldError('invalid', findProblem(given, shape) ?? '');
  return given;
}

/** A whole number within bounds, if it is given. */
export function readWhole(name: string, value: number | undefined, max: number): number | undefined {
  if (value !== undefined && (!Number.isInteger(value) || value < 0 || value > max))
    throw new WorldError('invalid', `"${name}" must be a whole number from 0 to ${max}.`);
  return value;
}

/** One of a closed set of words, or a WorldError that lists them. */
export function readChoice<T extends string | number>(
  name: string,
  value: string | number,
  allowed: readonly T[],
): T {
  const choice = allowed.find((item) => item === value);
  if (choice === undefined)
    throw new WorldError('invalid', `"${name}" must be one of: ${allowed.join(', ')}.`);
  return choice;
}
