import type { ExperienceDefinition, Variation } from '@facet/engine';

type Count = { readonly variation: string; readonly visitors: number };

/** Whether somebody of the audience is given the original, so that there is something to compare with. */
export function keepsOriginal(definition: ExperienceDefinition): boolean {
  return definition.kind === 'test' || definition.holdout > 0;
}

/** The variations that somebody is given, and those that somebody was given before that was changed. */
export function listShown(definition: ExperienceDefinition, counts: readonly Count[]): readonly Variation[] {
  if (keepsOriginal(definition)) return definition.variations;
  const given = new Set(counts.filter(({ visitors }) => visitors > 0).map(({ variation }) => variation));
  return definition.variations.filter(({ id, control }) => !control || given.has(id));
}
