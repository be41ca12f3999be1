import type { PersonalizationDefinition } from '@facet/engine';
import { expect, test } from 'vitest';
import { toId } from '../../lib/ids.ts';
import { listShown } from './shown-variations.ts';

const variation = { changes: [], weight: 1 };
const definition: PersonalizationDefinition = {
  version: 1,
  id: toId('e'),
  seed: 's',
  kind: 'personalization',
  status: 'running',
  variations: [
    { ...variation, id: toId('original'), control: true },
    { ...variation, id: toId('shown'), control: false },
  ],
  pages: null,
  allocation: 1,
  audience: { type: 'everyone' },
  mode: { type: 'permanent' },
  holdout: 0,
};

test.each([
  [0, 0, ['shown']],
  [0, 3, ['original', 'shown']],
  [0.1, 0, ['original', 'shown']],
])('with a holdout of %f and %i at the original, %j are counted', (holdout, visitors, ids) => {
  const shown = listShown({ ...definition, holdout }, [{ variation: 'original', visitors }]);
  expect(shown.map(({ id }) => id)).toEqual(ids);
});
