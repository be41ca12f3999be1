import type { Condition } from '../definition/expression.ts';

/** Conditions on text, whatever text it is. */
export type TextualCondition = Exclude<Condition, { readonly field: 'klaviyo_segment' | 'identified' }>;

/** The test that the positive of an operator makes of one text. Throws on an unknown operator. */
export function compileTextTest(condition: TextualCondition): (text: string) => boolean {
  const { operator } = condition;
  switch (operator) {
    case 'equals':
    case 'does_not_equal': {
      const { value } = condition;
      return (text) => text === value;
    }
    case 'contains':
    case 'does_not_contain': {
      const { value } = condition;
      return (text) => text.includes(value);
    }
    case 'starts_with':
    case 'does_not_start_with': {
      const { value } = condition;
      return (text) => text.startsWith(value);
    }
    case 'ends_with':
    case 'does_not_end_with': {
      const { value } = condition;
      return (text) => text.endsWith(value);
    }
    case 'is_one_of':
    case 'is_not_one_of': {
      const value: readonly string[] = condition.value;
      return (text) => value.includes(text);
    }
    case 'exists':
    case 'does_not_exist':
      return () => true;
    default:
      throw new TypeError(operator satisfies never);
  }
}

/** Whether an operator is the exact negation of its positive: true where no value passes the test. */
export function isNegation({ operator }: TextualCondition): boolean {
  return operator.includes('_not_');
}
