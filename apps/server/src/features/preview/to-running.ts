import type { ExperienceDefinition } from '@facet/engine';

/** The definition as if it ran now, whatever its status and its schedule say. */
export function toRunning(definition: ExperienceDefinition): ExperienceDefinition {
  const { schedule: _, ...always } = definition;
  return { ...always, status: 'running' };
}
