import { setTimeout as wait } from 'node:timers/promises';

/** Does something for each of `items`, evenly over a time; resolves when all of it is done. */
export async function arriveEvenly<Item, Result>(
  items: readonly Item[],
  overMs: number,
  arrive: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const startedAt = performance.now();
  const arrivals: Promise<Result>[] = [];
  for (const [index, item] of items.entries()) {
    const dueMs = startedAt + (overMs * index) / items.length - performance.now();
    if (dueMs > 1) await wait(dueMs);
    arrivals.push(arrive(item));
  }
  return Promise.all(arrivals);
}
