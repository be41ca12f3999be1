import { compileExperiences, type Decision, decide, type ExperienceDefinition } from '../index.ts';
import { toVisitorId } from './ids.ts';
import { runs } from './runs.ts';
import { toContext } from './to-context.ts';

/** How many visitors a crowd has; fewer while Stryker changes the code. */
export const crowdSize: number = runs(1_000_000).numRuns;

/**
 * Decides for a crowd and counts. What `classify` says of a visitor's decisions, in the order of the definitions, is a
 * number for each count: the place in it that the visitor falls to, -1 for none.
 */
export function countCrowd(
  definitions: readonly ExperienceDefinition[],
  sizes: readonly number[],
  classify: (decisions: readonly Decision[]) => readonly number[],
): readonly (readonly number[])[] {
  const counts = sizes.map((size) => Array.from({ length: size }, () => 0));
  const compiled = compileExperiences(definitions);
  const nobody = toContext();
  for (let index = 0; index < crowdSize; index += 1) {
    const places = classify(decide(compiled, { ...nobody, visitor: toVisitorId(`visitor-${index}`) }));
    for (let which = 0; which < counts.length; which += 1) {
      const count = counts[which];
      const place = places[which] ?? -1;
      if (count !== undefined && place >= 0) count[place] = (count[place] ?? 0) + 1;
    }
  }
  return counts;
}

/** The number of the variation that a decision shows, whose id is `v<number>`; -1 for none. */
export function variationOf(decision: Decision | undefined): number {
  return decision?.variation ? Number(decision.variation.slice(1)) : -1;
}

/** Variations of these weights, of ids `v0`, `v1` …, the first being the control. */
export function toVariations(weights: readonly number[]): readonly object[] {
  return weights.map((weight, index) => ({ id: `v${index}`, control: index === 0, weight, changes: [] }));
}
