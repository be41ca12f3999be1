/** Items by what they have in common, each group in the order in which its items came. */
export interface Grouping<T> {
  listOf(key: string): T[];
  add(item: T): void;
  remove(item: T): void;
  /** Makes these, in this order, all that the group has. */
  replace(key: string, items: readonly T[]): void;
}

/** Groups items by a key, which must not change while an item is in; those whose key is null are in no group. */
export function createGrouping<T>(items: Iterable<T>, keyOf: (item: T) => string | null): Grouping<T> {
  const groups = new Map<string, Set<T>>();
  const grouping: Grouping<T> = {
    listOf: (key) => [...(groups.get(key) ?? [])],
    add(item) {
      const key = keyOf(item);
      if (key === null) return;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, new Set([item]));
      else group.add(item);
    },
    remove(item) {
      const key = keyOf(item);
      const group = key === null ? undefined : groups.get(key);
      if (key !== null && group?.delete(item) === true && group.size === 0) groups.delete(key);
    },
    replace(key, members) {
      if (members.length === 0) groups.delete(key);
      else groups.set(key, new Set(members));
    },
  };
  for (const item of items) grouping.add(item);
  return grouping;
}
