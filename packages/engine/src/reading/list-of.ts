import { describe, refuse, within } from './place.ts';
import { type Reader, readerOf } from './reader.ts';

/** A list of limited length. The items of one that is too long are not looked at. */
export function listOf<Item>(read: Reader<Item>, min: number, max: number): Reader<readonly Item[]> {
  return readerOf(
    (shared) => ({
      type: 'array',
      ...(min > 0 && { minItems: min }),
      maxItems: max,
      items: read.toSchema(shared),
    }),
    (value, place) => {
      if (!Array.isArray(value)) return refuse(place, `${describe(value)} is not a list`);
      if (value.length < min) return refuse(place, `has ${value.length} items; at least ${min} are needed`);
      if (value.length > max) return refuse(place, `has ${value.length} items; at most ${max} are allowed`);
      const items = Array.from(value, (item: unknown, index) => read(item, within(place, index)));
      return isComplete(items) ? items : undefined;
    },
  );
}

/** A list whose items have each an id of its own; JSON Schema can only say that no two items are the same. */
export function uniqueById<Item extends { readonly id: string }>(
  read: Reader<readonly Item[]>,
): Reader<readonly Item[]> {
  return readerOf(
    (shared) => ({ ...read.toSchema(shared), uniqueItems: true }),
    (value, place) => {
      const items = read(value, place);
      const ids = items?.map(({ id }) => id) ?? [];
      const repeated = ids.findIndex((id, index) => ids.indexOf(id) !== index);
      if (repeated < 0) return items;
      return refuse(
        within(within(place, repeated), 'id'),
        `${describe(ids[repeated])} is taken; ids are unique`,
      );
    },
  );
}

function isComplete<Item>(items: readonly (Item | undefined)[]): items is readonly Item[] {
  return !items.includes(undefined);
}
