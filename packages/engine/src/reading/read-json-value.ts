import type { JsonValue } from '../definition/change.ts';
import { limits } from './limits.ts';
import { describe, type Place, refuse, within } from './place.ts';
import { about, named, type Reader, readerOf } from './reader.ts';
import { isRecord } from './record.ts';

/** Anything that JSON can say, of limited depth and length. */
export const readJsonValue: Reader<JsonValue> = named(
  'json',
  about(
    `Any JSON of at most ${limits.jsonDepth} levels, and of at most ${limits.contentLength} characters when written without spaces.`,
    readerOf(
      (shared) => ({
        anyOf: [
          ...['null', 'boolean', 'number', 'string'].map((type) => ({ type })),
          { type: 'array', items: readJsonValue.toSchema(shared) },
          {
            type: 'object',
            propertyNames: { pattern: '^(?!__proto__$)' },
            additionalProperties: readJsonValue.toSchema(shared),
          },
        ],
      }),
      (value, place) => {
        const json = readLevel(value, place, 1);
        if (json === undefined) return undefined;
        const { length } = JSON.stringify(json);
        if (length <= limits.contentLength) return json;
        return refuse(place, `has ${length} characters as JSON; at most ${limits.contentLength} are allowed`);
      },
    ),
  ),
);

function readLevel(value: unknown, place: Place, level: number): JsonValue | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  const isList = Array.isArray(value);
  if (!isList && !isRecord(value)) return refuse(place, `${describe(value)} is nothing that JSON can say`);
  if (level > limits.jsonDepth) {
    return refuse(place, `is nested too deeply: at most ${limits.jsonDepth} levels are allowed`);
  }
  const before = place.problems.length;
  const read = (item: unknown, key: string | number): JsonValue =>
    readLevel(item, within(place, key), level + 1) ?? null;
  const json = isList
    ? Array.from(value, (item: unknown, index) => read(item, index))
    : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, read(item, key)]));
  if (Object.hasOwn(json, '__proto__')) refuse(within(place, '__proto__'), 'cannot be a name here');
  return place.problems.length === before ? json : undefined;
}
