import type { ExperienceDefinition, Expression } from '@facet/engine';

type Problem = { readonly path: string; readonly message: string };

/** Finds the conditions in JavaScript of an experience whose store does not allow them, each at its place. */
export function findJavaScriptProblems({ audience }: ExperienceDefinition): readonly Problem[] {
  const path = 'definition.audience';
  switch (audience.type) {
    case 'everyone':
    case 'link':
      return [];
    case 'custom':
      return findIn(audience.expression, `${path}.expression`);
    case 'advanced':
      return audience.rows.flatMap(({ when }, index) => findIn(when, `${path}.rows[${index}].when`));
    default:
      throw new TypeError(audience satisfies never);
  }
}

function findIn(expression: Expression, path: string): readonly Problem[] {
  if ('and' in expression)
    return expression.and.flatMap((child, index) => findIn(child, `${path}.and[${index}]`));
  if ('or' in expression)
    return expression.or.flatMap((child, index) => findIn(child, `${path}.or[${index}]`));
  if ('not' in expression) return findIn(expression.not, `${path}.not`);
  if (expression.field !== 'javascript') return [];
  const message =
    'This store does not allow conditions in JavaScript. Let an owner allow them in Settings, or use another ' +
    'condition, such as an attribute that the page sets.';
  return [{ path, message }];
}
