import type { Condition } from './condition.ts';
import type { ExperienceDefinition } from './experience.ts';
import type { SegmentKey } from './ids.ts';
import { listConditions } from './list-conditions.ts';

/** The segments that an experience asks for, each once, in the order in which they first stand. */
export function listSegmentKeys(definition: ExperienceDefinition): readonly SegmentKey[] {
  return [...new Set(listConditions(definition.audience).flatMap(listSegments))];
}

/** The segments that one condition asks for. */
function listSegments(condition: Condition): readonly SegmentKey[] {
  if (condition.field !== 'klaviyo_segment') return [];
  return typeof condition.value === 'string' ? [condition.value] : condition.value;
}
