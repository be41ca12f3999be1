import type { ExperienceDefinition } from './experience.ts';
import type { SegmentKey } from './ids.ts';
import { listConditions } from './list-conditions.ts';

/** The segments that an experience asks for, each once, in the order in which they first stand. */
export function listSegmentKeys(definition: ExperienceDefinition): readonly SegmentKey[] {
  const keys = listConditions(definition.audience).flatMap((condition): readonly SegmentKey[] => {
    if (condition.field !== 'klaviyo_segment') return [];
    return typeof condition.value === 'string' ? [condition.value] : condition.value;
  });
  return [...new Set(keys)];
}
