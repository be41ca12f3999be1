import type { ExperienceId, GoalId, GroupKey, RowId, SegmentKey, VariationId } from '@facet/engine';

type Id = SegmentKey & RowId & VariationId & ExperienceId & GroupKey & GoalId;

/** Marks text as one of the engine's ids, which it only ever compares: any text will do. */
export function toId(text: string): Id {
  if (isId(text)) return text;
  throw new TypeError('An id is text.');
}

function isId(text: string): text is Id {
  return typeof text === 'string';
}
