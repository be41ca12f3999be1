import { type Conflict, type ExperienceDefinition, listConflicts } from '@facet/engine';
import type { Experience } from '@facet/protocol';

/** Another experience that changes the same place of a page, and that place. */
export type Rival = Pick<Conflict, 'selector' | 'variable'> & {
  readonly other: Experience;
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
  return conflicts.flatMap((conflict) => {
    const { selector, variable, shows } = conflict;
    const other = all.find(({ id }) => id === conflict.other);
    if (other === undefined) return [];
    const what = { selector, ...(variable !== undefined && { variable }) };
    return [{ ...what, other, otherShows: shows === conflict.other }];
  });
}
