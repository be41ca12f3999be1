import { limits } from './limits.ts';
import { describe, refuse, toChoice } from './place.ts';
import { type Reader, readerOf } from './reader.ts';

/** Text of limited length, which may be empty. */
export function textOrNone(maxLength: number): Reader<string> {
  return readerOf(
    () => ({ type: 'string', maxLength }),
    (value, place) => {
      if (typeof value !== 'string') return refuse(place, `${describe(value)} is not text`);
      if (value.length <= maxLength) return value;
      return refuse(place, `has ${value.length} characters; at most ${maxLength} are allowed`);
    },
  );
}

/**
 * Text, not empty, of limited length, of a form where one is given. A form has no flags, since JSON Schema knows none, and
 * holds at least one character that is no space.
 */
export function text(
  maxLength: number,
  form?: { readonly pattern: RegExp; readonly says: string },
): Reader<string> {
  const read = textOrNone(maxLength);
  return readerOf(
    (shared) => ({ ...read.toSchema(shared), pattern: form?.pattern.source ?? '\\S' }),
    (value, place) => {
      if (typeof value === 'string' && value.trim() === '') {
        return refuse(place, 'is empty; some text is needed');
      }
      const text = read(value, place);
      if (text === undefined || form === undefined || form.pattern.test(text)) return text;
      return refuse(place, `${describe(text)} is not allowed: ${form.says}`);
    },
  );
}

/** What people call a thing; left out of what is published. */
export const readName: Reader<string> = text(limits.nameLength);

/** A finite number between two limits, both allowed. */
export function numberWithin(min: number, max: number, integer = false): Reader<number> {
  const says = `${integer ? 'a whole number' : 'a number'} from ${min} to ${max}`;
  return readerOf(
    () => ({ type: integer ? 'integer' : 'number', minimum: min, maximum: max }),
    (value, place) => {
      const fits =
        typeof value === 'number' && value >= min && value <= max && (!integer || Number.isInteger(value));
      return fits ? value : refuse(place, `${describe(value)} is not ${says}`);
    },
  );
}

/** A finite number above a limit, up to another. */
export function numberAbove(limit: number, max: number): Reader<number> {
  return readerOf(
    () => ({ type: 'number', exclusiveMinimum: limit, maximum: max }),
    (value, place) => {
      if (typeof value === 'number' && value > limit && value <= max) return value;
      return refuse(place, `${describe(value)} is not a number above ${limit}, up to ${max}`);
    },
  );
}

export const flag: Reader<boolean> = readerOf(
  () => ({ type: 'boolean' }),
  (value, place) =>
    typeof value === 'boolean' ? value : refuse(place, `${describe(value)} is not true or false`),
);

/** One word of a closed list. */
export function oneOf<const Word extends string | number>(words: readonly Word[]): Reader<Word> {
  return readerOf(
    () => (words.length === 1 ? { const: words[0] ?? null } : { enum: words }),
    (value, place) => {
      const found = words.find((word) => word === value);
      return (
        found ??
        refuse(place, `${describe(value)} is not allowed here; allowed: ${toChoice(words.map(String))}`)
      );
    },
  );
}
