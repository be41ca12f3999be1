import type { JsonSchema, SharedSchemas } from './json-schema.ts';
import type { Place } from './place.ts';

type Read<Value> = (value: unknown, place: Place) => Value | undefined;
type ToSchema = (shared: SharedSchemas) => JsonSchema;

/**
 * Reads one value; `undefined` means that at least one problem was noted. `toSchema` says the same in JSON Schema, as far
 * as that can say it: it never refuses what is read.
 */
export type Reader<Value> = Read<Value> & { readonly toSchema: ToSchema };

/** Puts the two halves of a reader together. */
export function readerOf<Value>(toSchema: ToSchema, read: Read<Value>): Reader<Value> {
  // A function of its own: what reads may be a reader already, with another schema.
  return Object.assign<Read<Value>, { toSchema: ToSchema }>((value, place) => read(value, place), {
    toSchema,
  });
}

/** The same reader; its schema stands once under `$defs`, and may refer to itself. */
export function named<Value>(name: string, reader: Reader<Value>): Reader<Value> {
  return readerOf((shared) => {
    if (!shared.has(name)) {
      // Taken before it is made: on the way it may lead back here.
      shared.set(name, {});
      shared.set(name, reader.toSchema(shared));
    }
    return { $ref: `#/$defs/${name}` };
  }, reader);
}

/** The same reader; its schema says what the value is for. */
export function about<Value>(description: string, reader: Reader<Value>): Reader<Value> {
  return readerOf((shared) => ({ description, ...reader.toSchema(shared) }), reader);
}

/** What a reader reads, or `null`. */
export function orNull<Value>(reader: Reader<Value>): Reader<Value | null> {
  return readerOf<Value | null>(
    (shared) => ({ anyOf: [{ type: 'null' }, reader.toSchema(shared)] }),
    (value, place) => (value === null ? null : reader(value, place)),
  );
}
