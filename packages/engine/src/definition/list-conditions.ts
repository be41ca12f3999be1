import type { Condition } from './condition.ts';
import type { PersonalizationAudience, TestAudience } from './experience.ts';
import type { Expression } from './expression.ts';

/** All conditions of an audience, in the order in which they stand. */
export function listConditions(audience: TestAudience | PersonalizationAudience): readonly Condition[] {
  switch (audience.type) {
    case 'everyone':
    case 'link':
      return [];
    case 'custom':
      return listLeaves(audience.expression);
    case 'advanced':
      return audience.rows.flatMap((row) => listLeaves(row.when));
    default:
      throw new TypeError(audience satisfies never);
  }
}

/** All conditions of an expression, in the order in which they stand. */
export function listLeaves(expression: Expression): readonly Condition[] {
  if ('and' in expression) return expression.and.flatMap(listLeaves);
  if ('or' in expression) return expression.or.flatMap(listLeaves);
  if ('not' in expression) return listLeaves(expression.not);
  return [expression];
}
