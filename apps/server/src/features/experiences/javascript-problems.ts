import type { ExperienceDefinition, Expression } from '@facet/engine';

type Problem = { readonly path: string; readonly message: string };

/** Finds the conditions in JavaScript of an experience whose store does not allow them, each at its place. */
export function findJavaScriptProblems(definition: ExperienceDefinition): readonly Problem[] {
  const message =
    'This store does not allow conditions in JavaScript. Let an owner allow them in Settings, or use another ' +
    'condition, such as an attribute that the page sets.';
  return listJavaScriptConditions(definition).map(({ path }) => ({ path, message }));
}

/** The conditions in JavaScript of an experience: where each stands, and its expression. */
export function listJavaScriptConditions({
  audience,
}: ExperienceDefinition): readonly { readonly path: string; readonly code: string }[] {
  const path = 'definition.audience';
  switch (audience.type) {
    case 'everyone':
    case 'link':
      return [];
    case 'custom':
      return listIn(audience.expression, `${path}.expression`);
    case 'advanced':
      return audience.rows.flatMap(({ when }, index) => listIn(when, `${path}.rows[${index}].when`));
    default:
      throw new TypeError(audience satisfies never);
  }
}

function listIn(expression: Expression, path: string): ReturnType<typeof listJavaScriptConditions> {
  if ('and' in expression)
    return expression.and.flatMap((child, index) => listIn(child, `${path}.and[${index}]`));
  if ('or' in expression)
    return expression.or.flatMap((child, index) => listIn(child, `${path}.or[${index}]`));
  if ('not' in expression) return listIn(expression.not, `${path}.not`);
  return expression.field === 'javascript' ? [{ path, code: expression.value }] : [];
}
