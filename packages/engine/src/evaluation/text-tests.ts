import type { PresenceCondition, TextCondition, TextListCondition } from '../definition/expression.ts';

type Condition = TextCondition | TextListCondition | PresenceCondition;
type TextTest = (text: string) => boolean;

/**
 * The test that a positive operator makes of one text. A negation makes its positive's test, and is true where no
 * value passes it: `negated` tells the two apart.
 */
export function compileTextTest(condition: Condition): {
  readonly test: TextTest;
  readonly negated: boolean;
} {
  const { operator } = condition;
  const negated = operator.includes('_not_');
  switch (operator) {
    case 'equals':
    case 'does_not_equal': {
      const { value } = condition;
      return { test: (text) => text === value, negated };
    }
    case 'contains':
    case 'does_not_contain': {
      const { value } = condition;
      return { test: (text) => text.includes(value), negated };
    }
    case 'starts_with':
    case 'does_not_start_with': {
      const { value } = condition;
      return { test: (text) => text.startsWith(value), negated };
    }
    case 'ends_with':
    case 'does_not_end_with': {
      const { value } = condition;
      return { test: (text) => text.endsWith(value), negated };
    }
    case 'is_one_of':
    case 'is_not_one_of': {
      const { value } = condition;
      return { test: (text) => value.includes(text), negated };
    }
    case 'exists':
    case 'does_not_exist':
      return { test: () => true, negated };
    default:
      throw new TypeError(operator satisfies never);
  }
}
