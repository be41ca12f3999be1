import { inVip, type Json, toPersonalization, toTest } from '../testing/experiences.ts';
import type { Random } from './random.ts';
import { toRandomChange } from './random-changes.ts';

const conditions: readonly Json[] = [
  inVip,
  { field: 'klaviyo_segment', operator: 'does_not_equal', value: 'seg_vip' },
  { field: 'klaviyo_segment', operator: 'any_of', value: ['seg_vip', 'seg_other'] },
  { field: 'identified', operator: 'equals', value: false },
  { field: 'visitor_type', operator: 'equals', value: 'new' },
  { field: 'device', operator: 'is_one_of', value: ['desktop', 'tablet'] },
  { field: 'page_path', operator: 'starts_with', value: '/' },
  { field: 'page_url', operator: 'matches_regex', value: '^http.*(other|\\d+)$' },
  { field: 'url_parameter', name: '_kx', operator: 'exists' },
  { field: 'cookie', name: 'facet_id', operator: 'contains', value: '-' },
  { field: 'attribute', name: 'cart', operator: 'at_least', value: 50 },
  { field: 'country', operator: 'is_one_of', value: ['IE'] },
  { field: 'language', operator: 'is_not_one_of', value: ['de'] },
  { field: 'utm', name: 'source', operator: 'equals', value: 'mail' },
  { field: 'referring_domain', operator: 'ends_with', value: '.example' },
  { field: 'time_of_day', operator: 'is_between', value: { from: '22:00', to: '06:00' } },
  { field: 'javascript', operator: 'is_true', value: 'window.innerWidth > 1' },
];

function toRandomExpression(random: Random, depth: number): Json {
  if (depth === 0 || random.chance(0.5)) return random.pick(conditions);
  const children = (): readonly Json[] => random.some(3, () => toRandomExpression(random, depth - 1));
  if (random.chance(0.3)) return { not: toRandomExpression(random, depth - 1) };
  return random.chance(0.5) ? { and: children() } : { or: children() };
}

function toRandomAudience(random: Random, kind: 'test' | 'personalization'): Json {
  if (random.chance(0.5)) return { type: 'everyone' };
  if (random.chance(0.6)) return { type: 'custom', expression: toRandomExpression(random, 3) };
  if (kind === 'personalization') return { type: 'link', token: 'letter' };
  const row = (): Json => ({
    id: `row${random.below(3)}`,
    when: toRandomExpression(random, 2),
    action: random.pick([
      { type: 'split' },
      { type: 'assign', variation: 'b' },
      { type: 'exclude' },
      { type: 'leave' },
    ]),
    counted: random.chance(0.5),
  });
  return { type: 'advanced', rows: random.some(3, row), otherwise: { type: 'leave' } };
}

/** One random experience, well formed. */
export function toRandomExperience(random: Random, id: string, runsCode: boolean): Json {
  const kind = random.chance(0.5) ? 'test' : 'personalization';
  const create = kind === 'test' ? toTest : toPersonalization;
  return create({
    id,
    seed: id,
    variations: [
      { id: 'a', control: true, weight: random.below(3), changes: [] },
      { id: 'b', control: false, weight: 1, changes: random.some(8, () => toRandomChange(random, runsCode)) },
    ],
    pages: random.chance(0.15) ? toRandomExpression(random, 1) : null,
    allocation: random.pick([1, 1, 1, 1, 0.5, 0]),
    audience: toRandomAudience(random, kind),
    ...(random.chance(0.2) ? { group: { key: 'group', weight: 1 } } : {}),
    ...(random.chance(0.2) ? { schedule: { start: '2020-01-01T00:00' } } : {}),
  });
}
