import type { ExperienceDefinition, PersonalizationDefinition, Schedule } from '@facet/engine';
import { toId } from '../../../lib/ids.ts';

/** A definition with another schedule; an end that is not given is open, and a schedule open on both ends is none. */
export function withSchedule(
  definition: ExperienceDefinition,
  { start = '', end = '' }: Schedule,
): ExperienceDefinition {
  const { schedule: _, ...rest } = definition;
  if (start === '' && end === '') return rest;
  return { ...rest, schedule: { ...(start !== '' && { start }), ...(end !== '' && { end }) } };
}

/** A definition in another exclusion group; without a name in none. */
export function withGroup(
  definition: ExperienceDefinition,
  name: string,
  weight = definition.group?.weight ?? 1,
): ExperienceDefinition {
  const { group: _, ...rest } = definition;
  return name.trim() === '' ? rest : { ...rest, group: { key: toId(name), weight } };
}

/** A personalization with another priority; 0 is what it has without one. */
export function withPriority(
  definition: PersonalizationDefinition,
  priority: number,
): PersonalizationDefinition {
  const { priority: _, ...rest } = definition;
  return priority === 0 ? rest : { ...rest, priority };
}
