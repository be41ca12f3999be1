import type { Variation } from '../definition/experience.ts';
import { limits } from './limits.ts';
import { type Reader, refuse } from './place.ts';
import { readChange } from './read-change.ts';
import { readVariationId } from './read-ids.ts';
import { flag, listOf, numberWithin, objectOf, readName, uniqueById } from './readers.ts';

const variation = objectOf<Variation>(
  {
    id: readVariationId,
    name: readName,
    control: flag,
    weight: numberWithin(0, limits.maxWeight),
    changes: listOf(readChange, 0, limits.changes),
  },
  ['name'],
);

/** Reads from two to `max` variations that hold together. */
export function variationsOf(max: number): Reader<readonly Variation[]> {
  const readAll = uniqueById(listOf(variation, 2, max));
  return (value, place) => {
    const variations = readAll(value, place);
    if (variations === undefined) return undefined;
    const controls = variations.filter(({ control }) => control).length;
    if (controls !== 1)
      return refuse(place, `has ${controls} controls; exactly one variation is the control`);
    if (variations.some(({ weight }) => weight > 0)) return variations;
    return refuse(place, 'has no weight above 0; at least one variation needs one');
  };
}
