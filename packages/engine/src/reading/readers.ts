import { limits } from './limits.ts';
import { describe, type Place, type Reader, refuse, toChoice, within } from './place.ts';

/** Text, not empty, of limited length, of a form where one is given. */
export function text(
  maxLength: number,
  form?: { readonly pattern: RegExp; readonly says: string },
): Reader<string> {
  return (value, place) => {
    if (typeof value !== 'string') return refuse(place, `${describe(value)} is not text`);
    if (value.trim() === '') return refuse(place, 'is empty; some text is needed');
    if (value.length > maxLength) {
      return refuse(place, `has ${value.length} characters; at most ${maxLength} are allowed`);
    }
    if (form !== undefined && !form.pattern.test(value)) {
      return refuse(place, `${describe(value)} is not allowed: ${form.says}`);
    }
    return value;
  };
}

/** What people call a thing; left out of what is published. */
export const readName: Reader<string> = text(limits.nameLength);

/** A finite number between two limits, both allowed. */
export function numberWithin(min: number, max: number, integer = false): Reader<number> {
  const says = `${integer ? 'a whole number' : 'a number'} from ${min} to ${max}`;
  return (value, place) => {
    const fits =
      typeof value === 'number' && value >= min && value <= max && (!integer || Number.isInteger(value));
    return fits ? value : refuse(place, `${describe(value)} is not ${says}`);
  };
}

export function flag(value: unknown, place: Place): boolean | undefined {
  return typeof value === 'boolean' ? value : refuse(place, `${describe(value)} is not true or false`);
}

/** One word of a closed list. */
export function oneOf<const Word extends string | number>(words: readonly Word[]): Reader<Word> {
  return (value, place) => {
    const found = words.find((word) => word === value);
    return (
      found ??
      refuse(place, `${describe(value)} is not allowed here; allowed: ${toChoice(words.map(String))}`)
    );
  };
}

/** A list of limited length. The items of one that is too long are not looked at. */
export function listOf<Item>(read: Reader<Item>, min: number, max: number): Reader<readonly Item[]> {
  return (value, place) => {
    if (!Array.isArray(value)) return refuse(place, `${describe(value)} is not a list`);
    if (value.length < min) return refuse(place, `has ${value.length} items; at least ${min} are needed`);
    if (value.length > max) return refuse(place, `has ${value.length} items; at most ${max} are allowed`);
    const items = Array.from(value, (item: unknown, index) => read(item, within(place, index)));
    return isComplete(items) ? items : undefined;
  };
}

/** A list whose items have each an id of its own. */
export function uniqueById<Item extends { readonly id: string }>(
  read: Reader<readonly Item[]>,
): Reader<readonly Item[]> {
  return (value, place) => {
    const items = read(value, place);
    const ids = items?.map(({ id }) => id) ?? [];
    const repeated = ids.findIndex((id, index) => ids.indexOf(id) !== index);
    if (repeated < 0) return items;
    return refuse(
      within(within(place, repeated), 'id'),
      `${describe(ids[repeated])} is taken; ids are unique`,
    );
  };
}

function isComplete<Item>(items: readonly (Item | undefined)[]): items is readonly Item[] {
  return !items.includes(undefined);
}

/** An object as it came in, its keys not looked at yet. */
export function readRecord(value: unknown, place: Place): Readonly<Record<string, unknown>> | undefined {
  if (!isRecord(value)) return refuse(place, `${describe(value)} is not an object`);
  return value;
}

/** Whether a value is an object with keys, as JSON has them. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Readers<Shape> = { readonly [Key in keyof Shape]-?: Reader<Exclude<Shape[Key], undefined>> };

/** An object with exactly these keys; those named in `optional` may be left out. */
export function objectOf<Shape extends object>(
  readers: Readers<Shape>,
  optional: readonly (keyof Shape & string)[] = [],
): Reader<Shape> {
  const known = Object.entries<Reader<unknown>>(readers);
  return (value, place) => {
    const record = readRecord(value, place);
    if (record === undefined) return undefined;
    const before = place.problems.length;
    for (const key of Object.keys(record)) {
      if (!Object.hasOwn(readers, key)) {
        refuse(within(place, key), `is not known here; known: ${toChoice(Object.keys(readers))}`);
      }
    }
    const mayLack = (key: string): boolean => optional.some((name) => name === key);
    const result: Record<string, unknown> = {};
    for (const [key, read] of known) {
      const item = Object.hasOwn(record, key) ? record[key] : undefined;
      if (item !== undefined) result[key] = read(item, within(place, key));
      else if (!mayLack(key)) refuse(within(place, key), 'is missing');
    }
    if (place.problems.length > before) return undefined;
    const isWhole = (read: object): read is Shape => known.every(([key]) => key in read || mayLack(key));
    return isWhole(result) ? result : undefined;
  };
}

/** One of several shapes, told apart by the word under `key`. */
export function choiceOf<Shape extends object>(
  key: string,
  shapes: Readonly<Record<string, Reader<Shape>>>,
): Reader<Shape> {
  const readWord = oneOf(Object.keys(shapes));
  return (value, place) => {
    const record = readRecord(value, place);
    if (record === undefined) return undefined;
    const word = readWord(record[key], within(place, key));
    return word === undefined ? undefined : shapes[word]?.(value, place);
  };
}
