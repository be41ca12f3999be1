import { type Condition, reasons, type Step, unknownCauses } from '@facet/engine';
import { expect, test } from 'vitest';
import { toConditionWords } from './condition-words.ts';
import { toDecisionWords } from './reason-words.ts';
import { toStepLines } from './step-lines.ts';
import { toAgo, toIdentityLines, toMembershipWords } from './visitor-words.ts';

const nameOf = (key: string): string => key.toUpperCase();

test.each([
  [{ field: 'klaviyo_segment', operator: 'equals', value: 'vip' }, 'in the segment “VIP”'],
  [
    { field: 'klaviyo_segment', operator: 'none_of', value: ['vip', 'new'] },
    'identified by Klaviyo, and in none of the segments “VIP”, “NEW”',
  ],
  [{ field: 'identified', operator: 'equals', value: false }, 'not identified by Klaviyo'],
  [
    { field: 'device', operator: 'is_one_of', value: ['mobile', 'tablet'] },
    'device is one of “mobile”, “tablet”',
  ],
  [{ field: 'cookie', name: 'tier', operator: 'exists' }, 'cookie “tier” is there'],
  [{ field: 'utm', name: 'source', operator: 'contains', value: 'mail' }, 'UTM tag “source” contains “mail”'],
  [{ field: 'attribute', name: 'cart', operator: 'at_least', value: 50 }, 'attribute “cart” is at least 50'],
  [
    { field: 'time_of_day', operator: 'is_not_between', value: { from: '18:00', to: '22:00' } },
    'time of day is not between 18:00 and 22:00',
  ],
  [
    { field: 'javascript', operator: 'is_true', value: 'shop.open' },
    'the JavaScript “shop.open” comes out true',
  ],
  [{ field: 'page_path', operator: 'equals', value: 'a'.repeat(201) }, `page path is “${'a'.repeat(200)}…”`],
])('a condition as %j reads as %s', (condition, words) => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- ids are branded
  expect(toConditionWords(condition as Condition, nameOf)).toBe(words);
});

test('every reason is a sentence', () => {
  const sentences = reasons.map((reason) => toDecisionWords({ reason }, 'Snow'));
  expect(new Set(sentences).size).toBe(reasons.length);
  for (const sentence of sentences) expect(sentence).toMatch(/^Shows “Snow”: [^_]+\.$/);
  expect(toDecisionWords({ reason: 'audience_unknown', cause: 'no_consent' }, null)).toBe(
    'Shows the original: whether the visitor is in the audience is not known, because the visitor has not agreed to be identified.',
  );
});

test('every way in which a visitor may be known is said', () => {
  for (const state of ['identified', 'unidentified', 'pending', 'unreachable', 'no_consent'] as const) {
    expect(toIdentityLines({ state }, null)).toEqual([expect.stringMatching(/\.$/)]);
  }
});

test('a membership that is not known says why', () => {
  const words = unknownCauses.map((cause) =>
    toMembershipWords({ state: 'unknown', cause }, { state: 'identified' }, true, 0),
  );
  expect(new Set(words).size).toBe(unknownCauses.length);
  expect(toMembershipWords(undefined, { state: 'unidentified' }, false, 0)).toBe(
    'Not known, because Klaviyo cannot tell who this visitor is.',
  );
  expect(toMembershipWords(undefined, { state: 'identified' }, true, 0)).toContain('still under way');
});

test.each([
  [-5, 'just now'],
  [59_999, 'just now'],
  [60_000, '1 minute ago'],
  [7_199_999, '1 hour ago'],
  [172_800_000, '2 days ago'],
])('%s ms ago is %s', (ageMs, words) => {
  expect(toAgo(ageMs)).toBe(words);
});

test('every step is a line, and a group names the other experience', () => {
  const trace = { node: { not: { and: [] } }, value: 'false', children: [] } as const;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- ids are branded
  const steps = [
    { step: 'status', passed: true },
    { step: 'status', passed: false },
    { step: 'schedule', startsAt: null, endsAt: 1, passed: false },
    { step: 'pages', trace, passed: false },
    { step: 'forced', variation: 'b' },
    { step: 'kept', owner: 'subject' },
    { step: 'audience', trace: null },
    { step: 'link', value: 'unknown', cause: 'not_provided' },
    { step: 'allocation', bucket: 1, share: 0.125, passed: false },
    { step: 'holdout', bucket: 1, share: 0.1, heldOut: true },
    { step: 'group', outcome: 'held', other: 'hero' },
    { step: 'group', outcome: 'waits', other: null },
  ] as unknown as readonly Step[];

  const lines = toStepLines(steps, { ofSegment: nameOf, ofExperience: nameOf });

  expect(lines.map(({ text }) => text)).toEqual([
    'It is not running',
    'The time is outside of its schedule',
    'The page does not fit',
    'This preview shows a variation, whoever the visitor is',
    'This person was assigned earlier, in this browser or another',
    'It is for everyone',
    'Whether the visitor came by its link is not known, because nobody said it: neither the page, nor the browser, nor a proxy',
    'Not in the 12.5 % of the audience that take part',
    'In the 10 % who keep the original for comparison',
    '“HERO” of its exclusion group has the visitor already',
    'Another experience of its exclusion group comes first if the visitor turns out to be in its audience',
  ]);
  expect(lines[2]?.lines).toEqual([{ text: 'The contrary of this: no', lines: [] }]);
});
