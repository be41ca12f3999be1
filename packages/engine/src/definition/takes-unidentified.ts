import type { Expression } from './expression.ts';

/** Whether an expression is sure to be true for everybody whom nobody can identify. */
export function takesUnidentified(expression: Expression): boolean {
  if ('and' in expression) return expression.and.every(takesUnidentified);
  if ('or' in expression) return expression.or.some(takesUnidentified);
  const negated = 'not' in expression;
  const condition = negated ? expression.not : expression;
  return 'field' in condition && condition.field === 'identified' && condition.value === negated;
}
