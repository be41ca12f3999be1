import type { Experience } from '@facet/protocol';

/** The names of exclusion groups that a store's experiences are in, save those that have ended; by name. */
export function listGroupNames(experiences: readonly Experience[]): readonly string[] {
  const names = experiences.flatMap(({ status, definition }) =>
    status === 'ended' || definition.group === undefined ? [] : [definition.group.key],
  );
  return [...new Set<string>(names)].sort((one, two) => one.localeCompare(two, 'en'));
}

/** The experiences of a group besides one, save those that have ended. */
export function listOthersInGroup(
  experiences: readonly Experience[],
  group: string,
  ownId: string,
): readonly Experience[] {
  return experiences.filter(
    ({ id, status, definition }) => id !== ownId && status !== 'ended' && definition.group?.key === group,
  );
}
