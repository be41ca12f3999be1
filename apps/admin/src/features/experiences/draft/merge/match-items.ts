import { isSame } from '../../../../lib/is-same.ts';
import type { Sides } from './sides.ts';

type Items = readonly unknown[];
type Keyed = ReadonlyMap<string, unknown>;

/** Gives every item of three lists a key, the same one to what is the same thing, in the order of each list. */
export function toKeyed(lists: Sides<Items>, idOf?: (item: unknown) => unknown): Sides<Keyed> {
  const { base, mine, theirs } = lists;
  // The same id twice tells nothing apart.
  if (
    idOf !== undefined &&
    [base, mine, theirs].every((items) => new Set(items.map(idOf)).size === items.length)
  ) {
    const keyed = (items: Items) => new Map(items.map((item) => [String(idOf(item)), item]));
    return { base: keyed(base), mine: keyed(mine), theirs: keyed(theirs) };
  }
  const keys = base.map((_, index) => `${index}`);
  const hers = toKeys(base, theirs, 'theirs');
  const added = theirs.map((item, index) => ({ item, key: hers[index] ?? '' })).filter(isAdded);
  // What both added alike is one thing.
  const own = toKeys(base, mine, 'mine').map((key, index) => {
    if (!isAdded({ key })) return key;
    const at = added.findIndex(({ item }) => isSame(item, mine[index]));
    return at === -1 ? key : (added.splice(at, 1)[0]?.key ?? key);
  });
  const toMap = (names: readonly string[], items: Items) =>
    new Map(names.map((key, index) => [key, items[index]]));
  return { base: toMap(keys, base), mine: toMap(own, mine), theirs: toMap(hers, theirs) };
}

/** For each item of a list the index in `base` of what it was made of, or a key of its own. */
function toKeys(base: Items, items: Items, side: string): readonly string[] {
  const keys = items.map((_, index) => `${side} ${index}`);
  const same = findSame(base, items);
  let from = { base: 0, items: 0 };
  for (const to of [...same, { base: base.length, items: items.length }]) {
    const length = to.items - from.items;
    // As many as there were: those in the same places were edited.
    const pairs = length === to.base - from.base ? Array.from({ length }, (_, at) => at) : [];
    const kin = listKin(pairs.map((at) => [base[from.base + at], items[from.items + at]]));
    for (const at of kin) keys[from.items + at] = `${from.base + at}`;
    if (to.items < items.length) keys[to.items] = `${to.base}`;
    from = { base: to.base + 1, items: to.items + 1 };
  }
  return keys;
}

function isAdded({ key }: { readonly key: string }): boolean {
  return key.includes(' ');
}

/** Which of these pairs are one thing before and after it was edited, by their places. */
function listKin(pairs: readonly (readonly [unknown, unknown])[]): readonly number[] {
  const parts = pairs.map(([before, after]) => ({ before: toParts(before), after: toParts(after) }));
  const strangers = parts.filter((pair) => !isKin(pair));
  return parts.flatMap((pair, at) => {
    // A single one between such that are kin was edited as well.
    const isEdited = strangers.length === 1 && pair === strangers[0] && isLike(pair);
    return isKin(pair) || isEdited ? [at] : [];
  });
}

type Parts = { readonly kind?: unknown; readonly selector?: unknown; readonly rest?: unknown };
type Pair = { readonly before: Parts; readonly after: Parts };

/** Of the same kind, and at the same place or moved as it is. */
function isKin({ before, after }: Pair): boolean {
  if (before.kind !== after.kind) return false;
  return isSame(before.selector, after.selector) || isSame(before.rest, after.rest);
}

/** Of the same kind, or at the same place. */
function isLike({ before, after }: Pair): boolean {
  if (before.kind === after.kind) return true;
  return before.selector !== undefined && isSame(before.selector, after.selector);
}

function toParts(item: unknown): Parts {
  if (typeof item !== 'object' || item === null) return { rest: item };
  const { kind, selector, ...rest }: { kind?: unknown; selector?: unknown } = item;
  return { kind, selector, rest };
}

type Place = { readonly base: number; readonly items: number };

/** The longest run of items, in order, that stand in both lists as they are. */
function findSame(base: Items, items: Items): readonly Place[] {
  const lengths = Array.from({ length: base.length + 1 }, () =>
    Array.from({ length: items.length + 1 }, () => 0),
  );
  const at = (one: number, other: number) => lengths[one]?.[other] ?? 0;
  for (let one = base.length - 1; one >= 0; one -= 1) {
    const row = lengths[one] ?? [];
    for (let other = items.length - 1; other >= 0; other -= 1) {
      row[other] = isSame(base[one], items[other])
        ? at(one + 1, other + 1) + 1
        : Math.max(at(one + 1, other), at(one, other + 1));
    }
  }
  const pairs: Place[] = [];
  for (let one = 0, other = 0; one < base.length && other < items.length; ) {
    if (isSame(base[one], items[other])) pairs.push({ base: one++, items: other++ });
    else if (at(one + 1, other) >= at(one, other + 1)) one += 1;
    else other += 1;
  }
  return pairs;
}
