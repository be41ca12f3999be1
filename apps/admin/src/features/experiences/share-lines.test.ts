import type {
  ExperienceDefinition,
  PersonalizationDefinition,
  RowAction,
  TestDefinition,
} from '@facet/engine';
import { expect, test } from 'vitest';
import { toId } from '../../lib/ids.ts';
import { toShareLines } from './share-lines.ts';

const shared = {
  version: 1,
  id: toId('e'),
  seed: 's',
  status: 'draft',
  pages: null,
  allocation: 1,
  audience: { type: 'everyone' },
  variations: [
    { id: toId('a'), name: 'Original', control: true, weight: 1, changes: [] },
    { id: toId('b'), name: 'Wide', control: false, weight: 3, changes: [] },
  ],
} as const;
const personalization: PersonalizationDefinition = {
  ...shared,
  kind: 'personalization',
  mode: { type: 'permanent' },
  holdout: 0,
};
const inSegment = {
  type: 'custom',
  expression: { field: 'klaviyo_segment', operator: 'equals', value: toId('VIP') },
} as const;
const split: TestDefinition = { ...shared, kind: 'test' };
const weights = 'Split by the weights: “Original” 25%, “Wide” 75%.';
const part = 'of them take part; the rest see the original and are not counted.';
const advanced = (...types: readonly ('split' | 'exclude' | 'leave')[]): TestDefinition => {
  const [otherwise = { type: 'leave' }, ...actions] = types.map((type): RowAction => ({ type }));
  const rows = actions.map((action, index) => ({
    id: toId(`${index}`),
    when: { and: [] },
    action,
    counted: true,
  }));
  return { ...split, audience: { type: 'advanced', rows, otherwise } };
};

test.each<readonly [string, ExperienceDefinition, readonly string[]]>([
  ['nothing special', personalization, []],
  ['a test', split, [weights]],
  ['a share', { ...split, allocation: 0.125 }, [`12.5% ${part}`, weights]],
  ['weights that are not filled in', { ...split, variations: [] }, []],
  ['rows that split nobody', advanced('leave', 'exclude'), []],
  ['a row that splits', advanced('leave', 'exclude', 'split'), [weights]],
  ['otherwise splits', advanced('split', 'exclude'), [weights]],
  [
    'the rest of a Custom test',
    { ...split, audience: { type: 'custom', expression: { and: [] } } },
    ['Everybody else gets the original for good and is not counted.', weights],
  ],
  [
    'a row that does not count',
    {
      ...split,
      audience: {
        type: 'advanced',
        rows: [{ id: toId('r'), when: { and: [] }, action: { type: 'exclude' }, counted: false }],
        otherwise: { type: 'leave' },
      },
    },
    ['Visitors of row 1 are kept out of the results.'],
  ],
  ['a holdout', { ...personalization, holdout: 0.1 }, ['10% of those keep the original, for comparison.']],
  [
    'every day',
    { ...personalization, mode: { type: 'temporary', everyMs: 86_400_000 } },
    ['It is decided again every day.'],
  ],
  [
    'every 36 hours',
    { ...personalization, mode: { type: 'temporary', everyMs: 36 * 3_600_000 } },
    ['It is decided again every 36 hours.'],
  ],
  [
    'a segment that people leave',
    { ...personalization, audience: inSegment },
    ['Whoever got it once keeps it while it runs, also after leaving the segment.'],
  ],
  [
    'a segment that people leave, asked again every day',
    { ...personalization, audience: inSegment, mode: { type: 'temporary', everyMs: 86_400_000 } },
    ['It is decided again every day: whoever has left the segment by then sees the original again.'],
  ],
  [
    'a rule without a segment',
    { ...personalization, audience: { type: 'custom', expression: { and: [] } } },
    ['Whoever got it once keeps it while it runs, also when the rule no longer fits.'],
  ],
  [
    'a link',
    { ...personalization, audience: { type: 'link', token: 'k3y' } },
    ['Whoever came by it once keeps it while it runs, also on later visits.'],
  ],
])('%s', (_, definition, lines) => {
  expect(toShareLines(definition)).toEqual(lines);
});
