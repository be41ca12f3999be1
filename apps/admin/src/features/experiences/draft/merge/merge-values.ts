import { isSame } from '../../../../lib/is-same.ts';
import { toKeyed } from './match-items.ts';
import { mergeOrder } from './merge-order.ts';
import type { Side, Sides } from './sides.ts';

/**
 * What of a value can be changed by two at once without it being the same thing.
 *
 * - `whole`: nothing; it is one thing.
 * - `record`: its parts, those without a shape as a whole; values that differ in `kind` are one thing.
 * - `list`: its items. What tells one from another is `idOf`; without it, what they hold.
 */
export type Shape =
  | { readonly type: 'whole' }
  | { readonly type: 'record'; readonly parts?: Readonly<Record<string, Shape>>; readonly kind?: string }
  | { readonly type: 'list'; readonly item: Shape; readonly idOf?: (item: unknown) => unknown };

const whole: Shape = { type: 'whole' };

/** Puts together what both sides changed; where that is the same thing, `prefer` says whose is taken. */
export function mergeValues(shape: Shape, sides: Sides<unknown>, prefer: Side): unknown {
  const { base, mine, theirs } = sides;
  if (isSame(mine, theirs) || isSame(theirs, base)) return mine;
  if (isSame(mine, base)) return theirs;
  if (shape.type === 'record' && isRecord(base) && isRecord(mine) && isRecord(theirs)) {
    const { kind } = shape;
    const isOneKind = kind === undefined || (base[kind] === mine[kind] && base[kind] === theirs[kind]);
    if (isOneKind) return mergeRecords(shape, { base, mine, theirs }, prefer);
  }
  if (shape.type === 'list' && Array.isArray(mine) && Array.isArray(theirs)) {
    // What was not there yet is an empty list.
    const before: readonly unknown[] = Array.isArray(base) ? base : [];
    return mergeLists(shape, { base: before, mine, theirs }, prefer);
  }
  return prefer === 'mine' ? mine : theirs;
}

type Fields = Readonly<Record<string, unknown>>;

function mergeRecords(
  { parts = {} }: Extract<Shape, { type: 'record' }>,
  { base, mine, theirs }: Sides<Fields>,
  prefer: Side,
): Fields {
  const names = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
  const merged = [...names].map((name) => {
    const shape = Object.hasOwn(parts, name) ? (parts[name] ?? whole) : whole;
    const sides = { base: own(base, name), mine: own(mine, name), theirs: own(theirs, name) };
    return [name, mergeValues(shape, sides, prefer)] as const;
  });
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

/** Puts two lists together that both came of `base`: each side's new items, without those that either took away. */
function mergeLists(
  { item: shape, idOf }: Extract<Shape, { type: 'list' }>,
  lists: Sides<readonly unknown[]>,
  prefer: Side,
): readonly unknown[] {
  const { base, mine, theirs } = toKeyed(lists, idOf);
  const merged = new Map<string, unknown>();
  for (const key of new Set([...theirs.keys(), ...mine.keys()])) {
    const sides = { base: base.get(key), mine: mine.get(key), theirs: theirs.get(key) };
    const item =
      base.has(key) && !(mine.has(key) && theirs.has(key))
        ? mergeRemoval(sides, prefer)
        : mine.has(key) && theirs.has(key)
          ? mergeValues(shape, sides, prefer)
          : (sides.mine ?? sides.theirs);
    if (item !== undefined) merged.set(key, item);
  }
  const keys = { base: [...base.keys()], mine: [...mine.keys()], theirs: [...theirs.keys()] };
  return mergeOrder(keys, prefer).flatMap((key) => (merged.has(key) ? [merged.get(key)] : []));
}

/** One side took it away. What the other one left as it was is gone; of what it changed, `prefer` decides. */
function mergeRemoval({ base, mine, theirs }: Sides<unknown>, prefer: Side): unknown {
  if (isSame(mine ?? theirs, base)) return undefined;
  return prefer === 'mine' ? mine : theirs;
}

/** What people name their properties may be the name of one that every object has. */
function own(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
