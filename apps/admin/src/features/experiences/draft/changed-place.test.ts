import { expect, test } from 'vitest';
import { findChangedPlace } from './changed-place.ts';

const definition = {
  variations: [
    { name: 'A', changes: [{ value: 'x' }] },
    { name: 'B', weight: 1 },
  ],
};

test.each<[string, object, string, boolean]>([
  [
    'a text',
    {
      variations: [
        { name: 'A', changes: [{ value: 'xy' }] },
        { name: 'B', weight: 1 },
      ],
    },
    'variations.0.changes.0.value',
    true,
  ],
  [
    'a number that is emptied',
    { variations: [definition.variations[0], { name: 'B', weight: Number.NaN }] },
    'variations.1.weight',
    true,
  ],
  [
    'one more item',
    { variations: [{ name: 'A', changes: [{ value: 'x' }, {}] }, definition.variations[1]] },
    'variations.0.changes',
    false,
  ],
  ['two places', { variations: [{ ...definition.variations[0], name: 'C' }, {}] }, 'variations', false],
  ['another type', { variations: 'none' }, 'variations', false],
  ['a part that is new', { ...definition, pages: null }, 'pages', false],
  ['nothing', definition, '', false],
])('%s is found where it differs', (_what, after, path, typed) => {
  expect(findChangedPlace(definition, after)).toEqual({ path, typed });
});
