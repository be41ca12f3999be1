/** Something that can be put in order: by its key, then by its id. */
export interface Keyed {
  readonly key: string | number;
  readonly id: string;
}

/** Ascending order, for sorting. */
export function compareKeyed(a: Keyed, b: Keyed): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/**
 * At how many of the places 0 to `length - 1` it is still `before`. That must be so at the first ones and no longer
 * after them: it is found by halving.
 */
export function countBefore(length: number, before: (place: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (before(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function findPlace(sorted: readonly Keyed[], entry: Keyed): number {
  return countBefore(sorted.length, (place) => {
    const other = sorted[place];
    return other !== undefined && compareKeyed(other, entry) < 0;
  });
}

/** Puts an entry in its place. */
export function insertKeyed(sorted: Keyed[], entry: Keyed): void {
  sorted.splice(findPlace(sorted, entry), 0, entry);
}

/** Takes the entry out that has this key and id, if it is there. */
export function removeKeyed(sorted: Keyed[], entry: Keyed): void {
  const place = findPlace(sorted, entry);
  const found = sorted[place];
  if (found !== undefined && compareKeyed(found, entry) === 0) sorted.splice(place, 1);
}
