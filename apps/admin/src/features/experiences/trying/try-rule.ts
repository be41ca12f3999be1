import {
  compileExperiences,
  type DecisionContext,
  type ExperienceDefinition,
  type Explanation,
  explain,
  readExperienceDefinition,
} from '@facet/engine';

/** What an edit does for somebody, or that it is not finished enough to say. */
export type Trial =
  | { readonly state: 'decided'; readonly explanation: Explanation; readonly variation: string | null }
  | { readonly state: 'unfinished' };

/** Parts that decide who gets what; what is wrong elsewhere does not matter here. */
const deciding = /^(audience|pages|schedule|allocation|holdout|mode|group)\b/;

/** Lets the engine decide an edit as if it were running, alone, and nobody had been assigned before. */
export function tryRule(definition: ExperienceDefinition, context: DecisionContext, timeZone: string): Trial {
  const running: ExperienceDefinition = { ...definition, status: 'running' };
  const result = readExperienceDefinition(running);
  if (!result.ok && result.problems.some(({ path }) => deciding.test(path))) return { state: 'unfinished' };
  const [explanation] = explain(compileExperiences([running], { timeZone }), context);
  if (explanation === undefined || explanation.decision.reason === 'invalid_definition') {
    return { state: 'unfinished' };
  }
  const shown = definition.variations.find(({ id }) => id === explanation.decision.variation);
  return { state: 'decided', explanation, variation: shown === undefined ? null : (shown.name ?? shown.id) };
}
