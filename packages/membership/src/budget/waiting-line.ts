import { type Urgency, urgencies } from '../urgency.ts';

/** One that waits. */
type Place<Item> = { readonly urgency: Urgency; readonly item: Item };

/** Who waits, in the order in which they are served. */
export type WaitingLine<Item> = {
  /** Adds one; the one that had to go for it where the line was full, which may be itself. */
  add(urgency: Urgency, item: Item): Item | undefined;
  first(): Place<Item> | undefined;
  remove(place: Place<Item>): void;
  size(): number;
  /** How many of one urgency wait. */
  count(urgency: Urgency): number;
  /** Empties the line. */
  clear(): readonly Item[];
};

/**
 * Members and background work are served in the order in which they came, visitors the newest first: whoever has
 * waited longer than a page waits is resolved for the next page, as soon as there is room.
 */
export function createWaitingLine<Item>(mostOfEach: number): WaitingLine<Item> {
  const places: Readonly<Record<Urgency, Place<Item>[]>> = { member: [], visitor: [], background: [] };

  const first = (): Place<Item> | undefined =>
    places.member[0] ?? places.visitor.at(-1) ?? places.background[0];

  return {
    add(urgency, item) {
      const line = places[urgency];
      if (line.length < mostOfEach) {
        line.push({ urgency, item });
        return undefined;
      }
      if (urgency !== 'visitor') return item;
      line.push({ urgency, item });
      return line.shift()?.item;
    },
    first,
    remove(place) {
      const line = places[place.urgency];
      if (line.at(-1) === place) line.pop();
      else if (line[0] === place) line.shift();
      else line.splice(line.indexOf(place), line.includes(place) ? 1 : 0);
    },
    size: () => urgencies.reduce((total, urgency) => total + places[urgency].length, 0),
    count: (urgency) => places[urgency].length,
    clear() {
      return urgencies.flatMap((urgency) => places[urgency].splice(0).map(({ item }) => item));
    },
  };
}
