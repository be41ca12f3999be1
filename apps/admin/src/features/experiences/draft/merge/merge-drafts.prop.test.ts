import type { Change, ExperienceDefinition, Expression, Goal, Variation } from '@facet/engine';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toId } from '../../../../lib/ids.ts';
import { type Draft, isSameDraft } from '../draft.ts';
import { isContested, mergeDrafts } from './merge-drafts.ts';

const text = (selector: string, value: string): Change => ({ kind: 'text', selector, value });
const variation = (id: string, control: boolean, changes: readonly Change[]): Variation => ({
  id: toId(id),
  name: `Name of ${id}`,
  control,
  weight: 50,
  changes,
});
const goal = (id: string, event: string): Goal => ({
  id: toId(id),
  metric: 'event',
  event,
  measure: 'conversion',
});
const field = (value: string): Expression => ({ field: 'page_path', operator: 'equals', value });
const definition: ExperienceDefinition = {
  version: 1,
  id: toId('e1'),
  seed: 's',
  kind: 'test',
  status: 'draft',
  variations: [
    variation('a', true, []),
    variation('b', false, [
      text('h1', 'Hello'),
      { kind: 'style', selector: 'h1', styles: { color: 'red', margin: '0' } },
      text('h2', 'World'),
      { kind: 'css', css: 'b{}' },
    ]),
  ],
  pages: null,
  allocation: 1,
  audience: {
    type: 'advanced',
    rows: ['r1', 'r2'].map((id) => ({
      id: toId(id),
      when: field(id),
      action: { type: 'split' },
      counted: true,
    })),
    otherwise: { type: 'leave' },
  },
  goals: [goal('g1', 'order'), goal('g2', 'checkout')],
};
const base: Draft = { name: 'Hero', definition };

/** What people do, each in a place of its own: where in the draft, and what stands there afterwards. */
const steps: Readonly<
  Record<string, readonly [path: string, toValue: (text: string, before: unknown) => unknown]>
> = {
  name: ['name', (text) => text],
  allocation: ['definition.allocation', (text) => text.length / 10],
  pages: ['definition.pages', field],
  group: ['definition.group', (text) => ({ key: text, weight: 1 })],
  'name of a': ['definition.variations.0.name', (text) => text],
  'weight of a': ['definition.variations.0.weight', (text) => text.length],
  'name of b': ['definition.variations.1.name', (text) => text],
  'another variation': [
    'definition.variations',
    (text, before) => [...toList(before), variation(text, false, [])],
  ],
  'text of h1': ['definition.variations.1.changes.0.value', (text) => text],
  'element of h1': ['definition.variations.1.changes.0.selector', (text) => text],
  'colour of h1': ['definition.variations.1.changes.1.styles.color', (text) => text],
  'margin of h1': ['definition.variations.1.changes.1.styles.margin', (text) => text],
  'text of h2': ['definition.variations.1.changes.2.value', (text) => text],
  'style sheet': ['definition.variations.1.changes.3.css', (text) => text],
  'first row': ['definition.audience.rows.0.when', field],
  'second row': ['definition.audience.rows.1.counted', () => false],
  otherwise: ['definition.audience.otherwise', () => ({ type: 'exclude' })],
  'edited goal': ['definition.goals.0.event', (text) => text],
  'removed goal': ['definition.goals', (_, before) => toList(before).filter((_each, index) => index !== 1)],
  'another goal': ['definition.goals', (text, before) => [...toList(before), goal(text, text)]],
};
const places = Object.keys(steps);

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function apply(to: Draft, names: readonly string[], text: string): Draft {
  return names.reduce((draft, name) => {
    const step = steps[name];
    if (step === undefined) return draft;
    const [path, toValue] = step;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the steps put what belongs there
    return put(draft, path.split('.'), (before) => toValue(`${text} ${name}`, before)) as Draft;
  }, to);
}

function put(
  value: unknown,
  [name, ...rest]: readonly string[],
  toValue: (before: unknown) => unknown,
): unknown {
  if (name === undefined) return toValue(value);
  if (Array.isArray(value)) {
    return value.map((item, index) => (String(index) === name ? put(item, rest, toValue) : item));
  }
  const record: Readonly<Record<string, unknown>> = { ...Object(value) };
  return { ...record, [name]: put(record[name], rest, toValue) };
}

/** Each place is one side's, the other one's, or nobody's. */
const shared = fc
  .array(fc.constantFrom('mine', 'theirs', 'nobody'), { minLength: places.length, maxLength: places.length })
  .map((owners) => ({
    mine: places.filter((_, index) => owners[index] === 'mine'),
    theirs: places.filter((_, index) => owners[index] === 'theirs'),
  }));
const subset = fc.subarray(places);

test('what two did in different places is all there, and nobody has to choose', () => {
  fc.assert(
    fc.property(shared, ({ mine, theirs }) => {
      const sides = { base, mine: apply(base, mine, 'x'), theirs: apply(base, theirs, 'y') };
      expect(isContested(sides)).toBe(false);
      expect(mergeDrafts(sides, 'mine')).toEqual(apply(sides.theirs, mine, 'x'));
    }),
    { numRuns: 400 },
  );
});

test('where only one side changed anything, or both the same, it is that', () => {
  fc.assert(
    fc.property(subset, fc.constantFrom('mine', 'theirs'), (names, prefer) => {
      const changed = apply(base, names, 'x');
      for (const sides of [
        { base, mine: changed, theirs: base },
        { base, mine: base, theirs: changed },
        { base, mine: changed, theirs: changed },
      ]) {
        expect(isSameDraft(mergeDrafts(sides, prefer), changed)).toBe(true);
      }
    }),
  );
});

test('of one place that both changed differently, whoever is preferred has it, and all else of both is kept', () => {
  const contestable = places.filter((place) => !/^(another|removed|second|otherwise)/.test(place));
  fc.assert(
    fc.property(shared, fc.constantFrom(...contestable), ({ mine, theirs }, place) => {
      const others = (names: readonly string[]) => names.filter((name) => name !== place);
      const rest = { mine: others(mine), theirs: others(theirs) };
      const sides = {
        base,
        mine: apply(base, [...rest.mine, place], 'x'),
        theirs: apply(base, [...rest.theirs, place], 'longer'),
      };
      expect(isContested(sides)).toBe(true);
      const both = apply(apply(base, rest.theirs, 'longer'), rest.mine, 'x');
      expect(mergeDrafts(sides, 'mine')).toEqual(apply(both, [place], 'x'));
      expect(mergeDrafts(sides, 'theirs')).toEqual(apply(both, [place], 'longer'));
    }),
    { numRuns: 400 },
  );
});
