import type { NumberCondition, NumberRangeCondition } from '@facet/engine';

/**
 * All ways in which one number can come out under several conditions; `null` for all where there is no number. Between
 * two numbers that are named nothing changes, so that these, one in between each and one beyond stand for all.
 */
export function listNumberAnswers(
  conditions: readonly (NumberCondition | NumberRangeCondition)[],
): readonly (readonly (boolean | null)[])[] {
  const none = conditions.map(() => null);
  if (conditions.length === 0) return [none];
  const named = [...new Set(conditions.flatMap(listNamed))].sort((one, two) => one - two);
  const between = named.map((number, index) => (number + (named[index + 1] ?? Infinity)) / 2);
  const ways = [-Infinity, ...named, ...between].map((number) =>
    conditions.map((condition) => holds(condition, number)),
  );
  return [none, ...ways];
}

function listNamed({ value }: NumberCondition | NumberRangeCondition): readonly number[] {
  return typeof value === 'number' ? [value] : [value.from, value.to];
}

function holds(condition: NumberCondition | NumberRangeCondition, number: number): boolean {
  switch (condition.operator) {
    case 'less_than':
      return number < condition.value;
    case 'at_most':
      return number <= condition.value;
    case 'greater_than':
      return number > condition.value;
    case 'at_least':
      return number >= condition.value;
    case 'is_between':
    case 'is_not_between': {
      const { from, to } = condition.value;
      return (from <= number && number <= to) === (condition.operator === 'is_between');
    }
    default:
      throw new TypeError(condition satisfies never);
  }
}
