import type { Random } from './random.ts';

/**
 * Values that nobody expects. Nothing in them hides anything by itself: what the page does not show in the end is Facet's
 * doing.
 */
const garbage: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  '',
  ' ',
  '\u0000',
  '💥',
  '__proto__',
  'constructor',
  '</script><p>',
  '%E0%A4%A',
  'x'.repeat(5000),
  [],
  [null],
  [[[[]]]],
  {},
  { toString: 1 },
  { length: -1 },
  { id: null },
];

/** One value that nobody expects. */
export function toGarbage(random: Random): unknown {
  return random.pick(garbage);
}

/**
 * A copy of a piece of JSON in which a few random places are replaced by garbage or missing, whatever its type says. How long elements may be
 * hidden is left alone: with other numbers it would be right that they are.
 */
export function spoil<T>(random: Random, value: T, times: number): T {
  const copy = structuredClone(value);
  for (let time = 0; time < times; time += 1) spoilOnce(random, copy);
  return copy;
}

function spoilOnce(random: Random, root: unknown): void {
  let place: unknown = root;
  for (;;) {
    if (typeof place !== 'object' || place === null) return;
    const holder = place;
    const names = Object.keys(holder).filter((name) => name !== 'hideLimitMs');
    if (names.length === 0) return;
    const name = random.pick(names);
    place = Reflect.get(holder, name);
    const isLeaf = typeof place !== 'object' || place === null || Object.keys(place).length === 0;
    if (!isLeaf && random.chance(0.75)) continue;
    if (random.chance(0.3)) Reflect.deleteProperty(holder, name);
    else Reflect.set(holder, name, structuredClone(toGarbage(random)));
    return;
  }
}
