import { type Draft, isSameDraft } from '../draft.ts';
import { mergeValues, type Shape } from './merge-values.ts';
import type { Side, Sides } from './sides.ts';

const toId = (item: unknown): unknown =>
  typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined;

const change: Shape = { type: 'record', kind: 'kind', parts: { styles: { type: 'record' } } };
const variation: Shape = { type: 'record', parts: { changes: { type: 'list', item: change } } };
// An expression is one thing: of two halves nobody meant the whole.
const audience: Shape = {
  type: 'record',
  kind: 'type',
  parts: { rows: { type: 'list', item: { type: 'record' }, idOf: toId } },
};
const definition: Shape = {
  type: 'record',
  parts: {
    variations: { type: 'list', item: variation, idOf: toId },
    audience,
    goals: { type: 'list', item: { type: 'whole' }, idOf: toId },
    schedule: { type: 'record' },
  },
};
const shape: Shape = { type: 'record', parts: { definition } };

/**
 * Puts together what two people made of one draft, field by field, and variations, changes, rows of an audience and goals
 * each by itself. `prefer` says whose is taken where both changed the same thing differently.
 */
export function mergeDrafts(sides: Sides<Draft>, prefer: Side): Draft {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every part is one side's, and what is wrong with the whole is judged before it is published
  return mergeValues(shape, sides, prefer) as Draft;
}

/** Whether both changed the same thing differently, so that a person has to choose. */
export function isContested(sides: Sides<Draft>): boolean {
  return !isSameDraft(mergeDrafts(sides, 'mine'), mergeDrafts(sides, 'theirs'));
}
