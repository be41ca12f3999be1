import type { Change, Condition, PersonalizationDefinition, TestDefinition } from '@facet/engine';
import { expect, test } from 'vitest';
import { toId } from '../../../lib/ids.ts';
import { listGoingLive } from './going-live.ts';

const variation = (id: string, name: string, changes: readonly Change[] = []) => ({
  id: toId(id),
  name,
  control: id === 'a',
  weight: 50,
  changes,
});
const inVip: Condition = { field: 'klaviyo_segment', operator: 'equals', value: toId('v') };
const onSale: Condition = { field: 'page_path', operator: 'starts_with', value: '/sale' };
const hello: Change = { kind: 'text', selector: 'h1', value: 'Hello' };
const hide: Change = { kind: 'hide', selector: '.old' };
const shared = { version: 1, id: toId('e'), seed: 's', status: 'draft', pages: null, allocation: 1 } as const;
const forVips: PersonalizationDefinition = {
  ...shared,
  kind: 'personalization',
  variations: [variation('a', 'Original'), variation('b', 'For VIPs', [hello, hide])],
  audience: { type: 'custom', expression: inVip },
  mode: { type: 'permanent' },
  holdout: 0,
};
const split: TestDefinition = {
  ...shared,
  kind: 'test',
  variations: [variation('a', 'Original'), variation('b', 'Big', [hello]), variation('c', '')],
  audience: { type: 'everyone' },
};
const stays = 'Whoever got it once keeps it while it runs, also after leaving the segment.';
const tell = (definition: PersonalizationDefinition | TestDefinition) =>
  Object.fromEntries(
    listGoingLive(definition, (id) => (id === 'v' ? 'VIP' : id), 'Europe/Berlin').map(({ title, lines }) => [
      title,
      lines.map((line) => line.replaceAll(/[\u2068\u2069]/g, '').replaceAll(/\s/g, ' ')),
    ]),
  );

test('who, what, where and when are told whole, with nothing to compare them with', () => {
  expect(tell(forVips)).toEqual({
    'Who sees it': ['Everybody who is in the segment “VIP”.', stays],
    'What changes': ['Text of “h1”: “Hello”', 'Hide of “.old”'],
    Where: ['On every page.'],
    When: ['From a minute or two after you start it.'],
  });
});

test('of several variations each is named, also one in which nothing changes yet', () => {
  expect(tell(split)).toMatchObject({
    'Who sees it': ['Every visitor.', expect.stringContaining('Split by the weights')],
    'What changes': ['“Big”: Text of “h1”: “Hello”', '“c”: nothing yet'],
  });
});

test('where nothing changes at all, that is said', () => {
  expect(tell({ ...split, variations: [variation('a', 'Original'), variation('b', 'Big')] })).toMatchObject({
    'What changes': ['Nothing yet.'],
  });
});

test('pages, hours, a group and goals are told as they are set', () => {
  const goal = { id: toId('g'), metric: 'event', event: 'order', measure: 'conversion' } as const;
  const told = tell({
    ...forVips,
    pages: onSale,
    group: { key: toId('Hero'), weight: 1 },
    goals: [goal],
    schedule: { start: '2026-12-01T09:00', end: '2026-12-24T18:00' },
  });
  expect(told).toMatchObject({
    'Who sees it': [expect.any(String), stays, 'At most one experience of the group “Hero” each.'],
    Where: ['Pages where the path starts with “/sale”.'],
    When: ['From Dec 1, 2026, 9:00 AM until Dec 24, 2026, 6:00 PM, in the store’s time zone, Europe/Berlin.'],
    Goals: ['Counts as success: an order.'],
  });
  expect(tell({ ...forVips, schedule: { end: '2026-12-24T18:00' } })['When']).toEqual([
    'From a minute or two after you start it until Dec 24, 2026, 6:00 PM, in the store’s time zone, Europe/Berlin.',
  ]);
});
