import type { ExperienceDefinition, ExperienceStatus } from '@facet/engine';

/** Something that is wrong, where. */
export type Problem = { readonly path: string; readonly message: string };

/** What an experience may become from where it is. Ending is for good; a pause keeps every assignment. */
const nextStatuses: Readonly<Record<ExperienceStatus, readonly ExperienceStatus[]>> = {
  draft: ['running'],
  running: ['paused', 'ended'],
  paused: ['running', 'ended'],
  ended: [],
};

/** Whether an experience may change from one status to another. */
export function mayBecome(from: ExperienceStatus, to: ExperienceStatus): boolean {
  return nextStatuses[from].includes(to);
}

/**
 * Finds what may not change once visitors can have been assigned: they keep their variation, so it has to stay, and
 * the control has to stay the control.
 */
export function findBrokenPromises(
  before: ExperienceDefinition,
  after: ExperienceDefinition,
): readonly Problem[] {
  return before.variations.flatMap((kept): Problem[] => {
    const now = after.variations.find((variation) => variation.id === kept.id);
    const label = kept.name ?? kept.id;
    if (now === undefined) {
      return [
        {
          path: 'definition.variations',
          message: `${label} was started with and has visitors: give it the weight 0 instead of removing it.`,
        },
      ];
    }
    if (now.control === kept.control) return [];
    return [
      {
        path: 'definition.variations',
        message: `${label} ${kept.control ? 'is the control and has to stay it' : 'cannot become the control any more'}.`,
      },
    ];
  });
}
