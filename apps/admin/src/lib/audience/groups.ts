import type { Condition, Expression } from '@facet/engine';

/** Conditions joined by *or*. */
export type Group = readonly Condition[];
/** Groups joined by *and*: the shape that the builder shows. */
export type Groups = readonly Group[];

/** The expression that groups stand for. No groups mean everybody. */
export function toExpression(groups: Groups): Expression {
  return { and: groups.map((group) => ({ or: group })) };
}

/**
 * The groups that an expression stands for, or `null` where it has another shape (made through the API): such an
 * expression is shown and kept, never bent into groups.
 */
export function toGroups(expression: Expression): Groups | null {
  if (!('and' in expression)) {
    const group = toGroup(expression);
    return group === null ? null : [group];
  }
  const groups: Group[] = [];
  for (const part of expression.and) {
    const group = toGroup(part);
    if (group === null) return null;
    groups.push(group);
  }
  return groups;
}

/** Tells a condition from the nodes that join conditions. */
export function isCondition(expression: Expression): expression is Condition {
  return 'field' in expression;
}

// An empty `or` is false for everybody: no group of the builder says that, so it is left as it is.
function toGroup(expression: Expression): Group | null {
  if (isCondition(expression)) return [expression];
  if (!('or' in expression) || expression.or.length === 0) return null;
  return expression.or.every(isCondition) ? expression.or : null;
}
