import type { ExperienceDefinition } from '@facet/engine';
import { listConditionPlaces } from './condition-places.ts';

type Problem = { readonly path: string; readonly message: string };

/** Finds the conditions in JavaScript of an experience whose store does not allow them, each at its place. */
export function findJavaScriptProblems(definition: ExperienceDefinition): readonly Problem[] {
  const message =
    'This store does not allow conditions in JavaScript. Let an owner allow them in Settings, or use another ' +
    'condition, such as an attribute that the page sets.';
  return listJavaScriptConditions(definition).map(({ path }) => ({ path, message }));
}

/** The conditions in JavaScript of an experience: where each stands, and its expression. */
export function listJavaScriptConditions(
  definition: ExperienceDefinition,
): readonly { readonly path: string; readonly code: string }[] {
  return listConditionPlaces(definition).flatMap(({ path, condition }) =>
    condition.field === 'javascript' ? [{ path, code: condition.value }] : [],
  );
}
