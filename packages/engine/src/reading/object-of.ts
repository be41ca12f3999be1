import type { JsonSchema, SharedSchemas } from './json-schema.ts';
import { refuse, toChoice, within } from './place.ts';
import { type Reader, readerOf } from './reader.ts';
import { oneOf } from './readers.ts';
import { readRecord } from './record.ts';

type Readers<Shape> = { readonly [Key in keyof Shape]-?: Reader<Exclude<Shape[Key], undefined>> };

/** An object with exactly these keys; those named in `optional` may be left out. */
export function objectOf<Shape extends object>(
  readers: Readers<Shape>,
  optional: readonly (keyof Shape & string)[] = [],
): Reader<Shape> {
  const known = Object.entries<Reader<unknown>>(readers);
  const mayLack = (key: string): boolean => optional.some((name) => name === key);
  const required = known.map(([key]) => key).filter((key) => !mayLack(key));
  const toSchema = (shared: SharedSchemas): JsonSchema => ({
    type: 'object',
    properties: Object.fromEntries(known.map(([key, read]) => [key, read.toSchema(shared)])),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  });
  return readerOf(toSchema, (value, place) => {
    const record = readRecord(value, place);
    if (record === undefined) return undefined;
    const before = place.problems.length;
    for (const key of Object.keys(record)) {
      if (!Object.hasOwn(readers, key)) {
        refuse(within(place, key), `is not known here; known: ${toChoice(Object.keys(readers))}`);
      }
    }
    const result: Record<string, unknown> = {};
    for (const [key, read] of known) {
      const item = Object.hasOwn(record, key) ? record[key] : undefined;
      if (item !== undefined) result[key] = read(item, within(place, key));
      else if (!mayLack(key)) refuse(within(place, key), 'is missing');
    }
    if (place.problems.length > before) return undefined;
    const isWhole = (read: object): read is Shape => known.every(([key]) => key in read || mayLack(key));
    return isWhole(result) ? result : undefined;
  });
}

/** One of several shapes, told apart by the word under `key`. Words may share a shape. */
export function choiceOf<Shape extends object>(
  key: string,
  shapes: Readonly<Record<string, Reader<Shape>>>,
): Reader<Shape> {
  const readWord = oneOf(Object.keys(shapes));
  const toSchema = (shared: SharedSchemas): JsonSchema => {
    const branches = [...new Set(Object.values(shapes))].map((read) => read.toSchema(shared));
    const [only, ...others] = branches;
    return only !== undefined && others.length === 0 ? only : { oneOf: branches };
  };
  return readerOf(toSchema, (value, place) => {
    const record = readRecord(value, place);
    if (record === undefined) return undefined;
    const word = readWord(record[key], within(place, key));
    return word === undefined ? undefined : shapes[word]?.(value, place);
  });
}
