import type { Variation } from '../definition/experience.ts';
import type { JsonSchema, SharedSchemas } from './json-schema.ts';
import { limits } from './limits.ts';
import { listOf, uniqueById } from './list-of.ts';
import { objectOf } from './object-of.ts';
import { refuse } from './place.ts';
import { readChange } from './read-change.ts';
import { readVariationId } from './read-ids.ts';
import { about, named, type Reader, readerOf } from './reader.ts';
import { flag, numberWithin, readName } from './readers.ts';

const variation = named(
  'variation',
  objectOf<Variation>(
    {
      id: readVariationId,
      name: about('For people; left out of what is published to the storefront.', readName),
      control: about('Exactly one variation of an experience is the control.', flag),
      weight: about(
        'Relative to the sum of all weights; 0 retires the variation for newcomers.',
        numberWithin(0, limits.maxWeight),
      ),
      changes: listOf(readChange, 0, limits.changes),
    },
    ['name'],
  ),
);

/** Reads from two to `max` variations that hold together. */
export function variationsOf(max: number): Reader<readonly Variation[]> {
  const readAll = uniqueById(listOf(variation, 2, max));
  const toSchema = (shared: SharedSchemas): JsonSchema => ({
    ...readAll.toSchema(shared),
    ...containing('control', { const: true }),
    minContains: 1,
    maxContains: 1,
    allOf: [containing('weight', { type: 'number', exclusiveMinimum: 0 })],
  });
  return readerOf(toSchema, (value, place) => {
    const variations = readAll(value, place);
    if (variations === undefined) return undefined;
    const controls = variations.filter(({ control }) => control).length;
    if (controls !== 1)
      return refuse(place, `has ${controls} controls; exactly one variation is the control`);
    if (variations.some(({ weight }) => weight > 0)) return variations;
    return refuse(place, 'has no weight above 0; at least one variation needs one');
  });
}

/** At least one item of a list has such a property. */
function containing(key: keyof Variation, schema: JsonSchema): JsonSchema {
  return { contains: { type: 'object', properties: { [key]: schema }, required: [key] } };
}
