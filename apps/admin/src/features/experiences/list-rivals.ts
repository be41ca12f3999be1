import { type Conflict, type ExperienceDefinition, listConflicts } from '@facet/engine';
import type { Experience } from '@facet/protocol';

/** Another experience that changes the same place of a page. */
export type Rival = {
  readonly other: Experience;
  /** What both change: the selector of an element, or the page's address (`null`). */
  readonly selector: Conflict['selector'];
  /** Whether the other one shows where both would. */
  readonly otherShows: boolean;
};

/**
 * The experiences of a store that compete with a definition as it is edited: those that run, or may run again. In the
 * order of the store's list, which is the one in which they are published.
 */
export function listRivals(
  definition: ExperienceDefinition,
  experiences: readonly Experience[],
): readonly Rival[] {
  const all = experiences.filter(
    ({ id, status }) => id === definition.id || status === 'running' || status === 'paused',
  );
  const conflicts = listConflicts(
    definition,
    all.map((experience) => experience.definition),
  );
  return conflicts.flatMap(({ other, selector, shows }) => {
    const found = all.find(({ id }) => id === other);
    return found === undefined ? [] : [{ other: found, selector, otherShows: shows === other }];
  });
}
