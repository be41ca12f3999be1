import { isSame } from '../../lib/is-same.ts';

/** One thing that changed: where, as steps from the outside in, and from what to what; `undefined` is not there. */
export type Difference = {
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
};

type Item = Readonly<Record<string, unknown>>;

/** What is told as a whole, however deep it is: a part of an expression says nothing by itself. */
const wholes = new Set(['expression', 'when', 'pages', 'value', 'action', 'otherwise']);

/** Lists what is different between two values of JSON, in the order of the values; items of a list are known by their id. */
export function listDifferences(
  before: unknown,
  after: unknown,
  path: readonly string[] = [],
): readonly Difference[] {
  if (isSame(before, after)) return [];
  if (!wholes.has(path.at(-1) ?? '')) {
    if (isItemList(before) && isItemList(after)) return listItemDifferences(before, after, path);
    if (isItem(before) && isItem(after)) {
      const names = new Set([...Object.keys(before), ...Object.keys(after)]);
      return [...names].flatMap((name) => listDifferences(before[name], after[name], [...path, name]));
    }
  }
  return [{ path, before: before ?? undefined, after: after ?? undefined }];
}

function listItemDifferences(
  before: readonly Item[],
  after: readonly Item[],
  path: readonly string[],
): readonly Difference[] {
  const [old, fresh] = [byKey(before), byKey(after)];
  const keys = new Set([...old.keys(), ...fresh.keys()]);
  const found = [...keys].flatMap((key): readonly Difference[] => {
    const [was, is] = [old.get(key), fresh.get(key)];
    const step = [...path, findName(is ?? was) ?? toPlace(is === undefined ? old : fresh, key)];
    if (was === undefined || is === undefined) return [{ path: step, before: was, after: is }];
    return listDifferences(was, is, step);
  });
  if (found.length > 0) return found;
  // The same items in another order.
  const tell = ([key, item]: readonly [string, Item]): string => findName(item) ?? toPlace(old, key);
  return [{ path, before: [...old].map(tell), after: [...fresh].map(tell) }];
}

/** Items by their id, or by their place where they have none. */
function byKey(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item, index) => [keyOf(item) ?? String(index + 1), item]));
}

function keyOf({ id }: Item): string | undefined {
  return typeof id === 'string' ? id : undefined;
}

/** Which one of a list it is, from 1: an id says nothing to people. */
function toPlace(items: ReadonlyMap<string, Item>, key: string): string {
  return String([...items.keys()].indexOf(key) + 1);
}

function findName(item: Item | undefined): string | undefined {
  return [item?.['name'], item?.['kind']]
    .filter((name) => typeof name === 'string')
    .find((name) => name !== '');
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isItemList(value: unknown): value is readonly Item[] {
  return Array.isArray(value) && value.length > 0 && value.every(isItem);
}
