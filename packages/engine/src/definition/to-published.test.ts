import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { listSegmentKeys, readExperienceDefinition, toPublished } from '../index.ts';
import { changeVectors } from '../testing/change-vectors.ts';
import { definitionArb } from '../testing/definition-arbitraries.ts';
import { toGroupKey, toSegmentKey } from '../testing/ids.ts';
import { runs } from '../testing/runs.ts';
import { toPersonalization, toTest } from '../testing/to-definition.ts';

const vip = { field: 'klaviyo_segment', operator: 'equals', value: 'VIP' };
const toKey = {
  segment: (segment: string) => toSegmentKey(`hashed-${segment}`),
  group: (group: string) => toGroupKey(`hashed-${group}`),
};
const named = {
  goals: [{ id: 'g', metric: 'event', event: 'newsletter_signup', measure: 'conversion' }],
  name: 'Hero for VIP',
  variations: [
    { id: 'control', name: 'Original', control: true, weight: 1, changes: [] },
    { id: 'b', name: 'Warm', control: false, weight: 1, changes: [] },
  ],
};

test('what is published has no names, no goals and none of the merchant’s segments', () => {
  const expression = {
    and: [{ not: vip }, { or: [{ ...vip, operator: 'any_of', value: ['VIP', 'Win-back'] }] }],
  };
  const published = toPublished(
    toPersonalization({ ...named, audience: { type: 'custom', expression } }),
    toKey,
  );

  expect(JSON.stringify(published)).not.toMatch(
    /Hero|Original|Warm|goals|newsletter_signup|"VIP"|"Win-back"/,
  );
  expect(listSegmentKeys(published)).toEqual(['hashed-VIP', 'hashed-Win-back']);
});

test('what is published keeps its place in a group under another name of the group, and everything else', () => {
  const place = {
    group: { key: 'Hero banners', weight: 3 },
    schedule: { start: '2026-11-27T09:00' },
    audience: { type: 'link', token: 'spring' },
    priority: 7,
  };
  const { group, ...rest } = toPublished(toPersonalization({ ...named, ...place }), toKey);

  expect(group).toEqual({ key: 'hashed-Hero banners', weight: 3 });
  expect(rest).toMatchObject({ schedule: place.schedule, audience: place.audience, priority: 7 });
});

test.each(changeVectors.changes)('a change is published in the kinds that the script knows: $name', (one) => {
  const variations = [
    { id: 'control', control: true, weight: 1, changes: [] },
    { id: 'b', control: false, weight: 1, changes: [one.change, one.change] },
  ];
  const [control, published] = toPublished(toPersonalization({ variations }), toKey).variations;
  const { change, published: expected = [change] } = one;

  expect(control?.changes).toEqual([]);
  expect(published?.changes).toEqual([...expected, ...expected]);
});

test('rows keep everything but their segments', () => {
  const row = { id: 'r1', when: vip, action: { type: 'assign', variation: 'b' }, counted: false };
  const audience = { type: 'advanced', rows: [row], otherwise: { type: 'split' } };

  expect(toPublished(toTest({ audience }), toKey).audience).toEqual({
    ...audience,
    rows: [{ ...row, when: { ...vip, value: 'hashed-VIP' } }],
  });
});

test('what is published is a valid definition still, and publishing leaves its source alone', () => {
  fc.assert(
    fc.property(definitionArb, (definition) => {
      const before = structuredClone(definition);
      const published = toPublished(definition, toKey);
      expect(readExperienceDefinition(JSON.parse(JSON.stringify(published))).ok).toBe(true);
      const kinds = published.variations.flatMap(({ changes }) => changes.map(({ kind }) => kind));
      expect(kinds).not.toContain('hide');
      expect(listSegmentKeys(published)).toEqual(listSegmentKeys(definition).map(toKey.segment));
      expect(definition).toEqual(before);
    }),
    runs(300),
  );
});

test('segments are listed once each, in the order in which they stand', () => {
  const rows = ['Win-back', 'VIP', 'Win-back'].map((value, index) => ({
    id: `r${index}`,
    when: { or: [{ not: { ...vip, value } }] },
    action: { type: 'split' },
    counted: true,
  }));
  const audience = { type: 'advanced', rows, otherwise: { type: 'leave' } };

  expect(listSegmentKeys(toTest({ audience }))).toEqual(['Win-back', 'VIP']);
  expect(listSegmentKeys(toTest())).toEqual([]);
});
