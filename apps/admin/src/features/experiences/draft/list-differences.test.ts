import type {
  AudienceRow,
  Change,
  Condition,
  PersonalizationDefinition,
  TestDefinition,
} from '@facet/engine';
import { expect, test } from 'vitest';
import { toId } from '../../../lib/ids.ts';
import { listDifferences } from './list-differences.ts';
import { findProblemTab } from './problem-tab.ts';

const variation = (id: string, name: string, changes: readonly Change[] = [], weight = 50) => ({
  id: toId(id),
  name,
  control: id === 'a',
  weight,
  changes,
});
const shared = {
  version: 1,
  id: toId('e'),
  seed: 's',
  status: 'running',
  variations: [variation('a', 'Original'), variation('b', 'Big')],
  pages: null,
  allocation: 1,
} as const;
const ofTest: TestDefinition = { ...shared, kind: 'test', audience: { type: 'everyone' } };
const ofPersonalization: PersonalizationDefinition = {
  ...shared,
  kind: 'personalization',
  audience: { type: 'everyone' },
  mode: { type: 'permanent' },
  holdout: 0,
};
const plain = (text: string) => text.replaceAll(/[\u2068\u2069]/g, '').replaceAll(/\s/g, ' ');
const tell = <Definition extends TestDefinition | PersonalizationDefinition>(
  base: Definition,
  before: Partial<Definition>,
  after: Partial<Definition>,
) =>
  listDifferences(
    { name: 'Hero', definition: { ...base, ...before } },
    { name: 'Hero', definition: { ...base, ...after } },
    (id) => (id === 'v' ? 'VIP' : id),
  ).map(({ path, text }) => `${findProblemTab(path)}: ${plain(text)}`);
const inVip: Condition = { field: 'klaviyo_segment', operator: 'equals', value: toId('v') };
const onSale: Condition = { field: 'page_path', operator: 'starts_with', value: '/sale' };
const text = (value: string, selector = 'h1'): Change => ({ kind: 'text', selector, value });

test('nothing is told where nothing that an editor decides is different', () => {
  expect(tell(ofTest, {}, { status: 'paused', seed: 't' })).toEqual([]);
});

test('a name is told as it was and is, and what is long is cut', () => {
  const [difference] = listDifferences(
    { name: 'Hero', definition: ofTest },
    { name: 'x'.repeat(120), definition: ofTest },
    String,
  );
  expect(difference?.path).toBe('name');
  expect(plain(difference?.text ?? '')).toBe(`It is called “${'x'.repeat(79)}…” now; it was “Hero”.`);
});

test('a name that reads from right to left is kept apart from the sentence', () => {
  const [difference] = listDifferences(
    { name: 'שלום', definition: ofTest },
    { name: 'עולם', definition: ofTest },
    String,
  );
  expect(difference?.text).toBe('It is called “\u2068עולם\u2069” now; it was “\u2068שלום\u2069”.');
});

test('variations are told as added, removed and renamed, with the shares that come of it', () => {
  const variations = [
    variation('a', 'Original', [], 50),
    variation('c', 'Bigger', [text('Hi'), text('Ho', 'h2')], 150),
  ];
  expect(tell(ofTest, {}, { variations })).toEqual([
    'variations: “Bigger” is new, with 2 changes.',
    'variations: “Big” is removed.',
    'variations: Shares of visitors: “Original” 50% → 25%, “Bigger” gets 75%.',
  ]);
  const renamed = [variation('a', 'Original'), variation('b', '')];
  expect(tell(ofTest, {}, { variations: renamed })).toEqual(['variations: “Big” is called “b” now.']);
  const turned = [variation('b', 'Big'), variation('a', 'Original')];
  expect(tell(ofTest, {}, { variations: turned })).toEqual([
    'variations: The variations stand in another order.',
  ]);
});

test('of a personalization no share is told', () => {
  const variations = [
    variation('a', 'Original', [], 1),
    variation('b', 'Big', [{ kind: 'hide', selector: '.x' }]),
  ];
  expect(tell(ofPersonalization, {}, { variations })).toEqual(['variations: “Big”: Hide of “.x” added.']);
});

test.each<[string, readonly Change[], readonly Change[], readonly string[]]>([
  ['edited', [text('Hello')], [text('Hi')], ['Text of “h1” edited: “Hello” → “Hi”']],
  ['emptied', [text('Hello')], [text('')], ['Text of “h1” edited: “Hello” → empty']],
  ['about nothing yet', [text('Hi')], [text('Hi', '')], ['Text of “h1” edited, without an element now']],
  ['about something else', [text('Hi')], [text('Hi', 'h2')], ['Text of “h1” edited, now text of “h2”']],
  [
    'of another kind',
    [text('Hi')],
    [{ kind: 'hide', selector: 'h1' }],
    ['Hide of “h1” added', 'Text of “h1” removed'],
  ],
  [
    'in another order',
    [text('a'), text('b', 'h2')],
    [text('b', 'h2'), text('a')],
    ['changes put in another order'],
  ],
  [
    'one of two',
    [text('a'), text('b', 'h2')],
    [text('a'), text('c', 'h2'), { kind: 'css', css: 'a{}' }],
    ['Text of “h2” edited: “b” → “c”', 'CSS added'],
  ],
  [
    'values of code',
    [{ kind: 'variable', name: 'layout', value: 'wide' }],
    [{ kind: 'variable', name: 'layout', value: [1] }],
    ['Variable “layout” edited: “"wide"” → “[1]”'],
  ],
  [
    'more than a line',
    [{ kind: 'html', selector: 'p', value: '<b>a</b>' }],
    [{ kind: 'html', selector: 'p', value: '<b>b</b>' }],
    ['HTML of “p” edited'],
  ],
])('changes that are %s are told one by one', (_what, before, after, lines) => {
  const of = (changes: readonly Change[]) => ({ variations: [variation('b', 'Big', changes)] });
  expect(tell(ofTest, of(before), of(after))).toEqual(lines.map((line) => `variations: “Big”: ${line}.`));
});

test('who and where are told as sentences, before and after', () => {
  const audience = { type: 'custom', expression: inVip } as const;
  expect(tell(ofTest, {}, { audience, pages: onSale, allocation: 0.5 })).toEqual([
    'targeting: Every visitor → Everybody who is in the segment “VIP”',
    'pages: Every page → Pages where the path starts with “/sale”',
    'targeting: 50% of the audience takes part; it was 100%.',
  ]);
});

test('rows that no longer count are told although they read alike', () => {
  const row = (counted: boolean): AudienceRow => ({
    id: toId('r'),
    when: inVip,
    action: { type: 'split' },
    counted,
  });
  const audience = (counted: boolean) =>
    ({ type: 'advanced', rows: [row(counted)], otherwise: { type: 'leave' } }) as const;
  expect(tell(ofTest, { audience: audience(true) }, { audience: audience(false) })).toEqual([
    'targeting: Row 1 is kept out of the results now.',
  ]);
});

test('schedule, group, mode, holdout and priority are told as they were and are', () => {
  expect(
    tell(
      ofPersonalization,
      { group: { key: toId('Hero'), weight: 1 } },
      {
        mode: { type: 'temporary', everyMs: 172_800_000 },
        holdout: 0.1,
        priority: -3,
        schedule: { end: '2026-12-01T00:00' },
      },
    ),
  ).toEqual([
    'targeting: It holds: permanent → decided again every 2 days',
    'targeting: Holdout 0% → 10%',
    'targeting: Priority 0 → -3',
    'targeting: Exclusion group “Hero” → none',
    'schedule: Always → until Dec 1, 2026, 12:00 AM',
  ]);
});

test('goals are told, and which one is the primary one', () => {
  const order = { id: toId('g1'), metric: 'event', event: 'order', measure: 'revenue' } as const;
  const quiz = { id: toId('g2'), metric: 'event', event: 'quiz_done', measure: 'conversion' } as const;
  const told = tell(ofTest, { goals: [order] }, { goals: [quiz, { ...order, measure: 'count' }] });
  expect(told.map((line) => line.replace(/^\w+: /, ''))).toEqual([
    'The goal “quiz_done” (visitors who did it) is added.',
    'The goal orders (revenue) is orders (how often) now.',
    'The primary goal is “quiz_done” (visitors who did it) now.',
  ]);
});

test('a part that has no words yet is still told', () => {
  const after: object = { note: 'new' };
  expect(tell(ofTest, {}, after)).toEqual(['null: Note changed in a detail.']);
});
