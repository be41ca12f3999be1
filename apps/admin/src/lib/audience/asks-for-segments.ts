import type { Condition, Expression } from '@facet/engine';
import { isCondition } from './groups.ts';

/** Whether the answer depends on what Klaviyo says about the visitor's segments. */
export function asksForSegments(expression: Expression): boolean {
  return listConditions(expression).some((condition) => condition.field === 'klaviyo_segment');
}

function listConditions(expression: Expression): readonly Condition[] {
  if (isCondition(expression)) return [expression];
  if ('not' in expression) return listConditions(expression.not);
  const parts = 'and' in expression ? expression.and : expression.or;
  return parts.flatMap(listConditions);
}
