import type { Expression } from '@facet/engine';
import { expect, test } from 'vitest';
import { toId } from '../../lib/ids.ts';
import { toAudienceWords } from './audience-words.ts';

const names = (id: string): string => (id === 'VpX7kd' ? 'VIP <b>' : id);
const vip: Expression = { field: 'klaviyo_segment', operator: 'equals', value: toId('VpX7kd') };
const row = { id: toId('a'), when: vip, action: { type: 'split' }, counted: true } as const;

test('an audience is said in one line, with the names of its segments', () => {
  expect(toAudienceWords({ type: 'everyone' }, names)).toBe('Every visitor.');
  expect(toAudienceWords({ type: 'link', token: 'friday' }, names)).toBe('Visitors who came by its link.');
  expect(toAudienceWords({ type: 'custom', expression: vip }, names)).toContain('VIP <b>');
});

test('of rows the first is told, and how many there are besides', () => {
  const audience = (rows: number) =>
    toAudienceWords(
      { type: 'advanced', rows: Array.from({ length: rows }, () => row), otherwise: { type: 'leave' } },
      names,
    );
  expect(audience(0)).toBe('An advanced audience without a row.');
  expect(audience(1)).not.toContain('more');
  expect(audience(2)).toMatch(/VIP <b>.* And 1 more row\.$/);
  expect(audience(4)).toMatch(/And 3 more rows\.$/);
});
