import { isSame } from '../../../../lib/is-same.ts';
import type { Side, Sides } from './sides.ts';

/**
 * The order of all that stands in either list: whoever put what was there before in another order has it their way, and
 * what is new stands behind what it was put behind. It may name what is not kept.
 */
export function mergeOrder(keys: Sides<readonly string[]>, prefer: Side): readonly string[] {
  const { base, mine, theirs } = keys;
  const isShared = (key: string) => base.includes(key) && mine.includes(key) && theirs.includes(key);
  const [before, here, there] = [base, mine, theirs].map((list) => list.filter(isShared));
  const leader = isSame(here, before) ? 'theirs' : isSame(there, before) ? 'mine' : prefer;
  const order = [...keys[leader]];
  const other = keys[leader === 'mine' ? 'theirs' : 'mine'];
  for (const [index, key] of other.entries()) {
    if (order.includes(key)) continue;
    const previous = other.slice(0, index).findLast((each) => order.includes(each));
    order.splice(findPlaceBehind(order, previous, other), 0, key);
  }
  return order;
}

/** Behind an item and what only this list has there already: of two that were added in one place, both stay in order. */
function findPlaceBehind(
  order: readonly string[],
  previous: string | undefined,
  other: readonly string[],
): number {
  let place = previous === undefined ? 0 : order.indexOf(previous) + 1;
  for (let next = order[place]; next !== undefined && !other.includes(next); next = order[place]) place += 1;
  return place;
}
