import type { Condition, ConditionOn } from '../definition/condition.ts';
import type { ListOperator, PresenceOperator, TextOperator } from '../definition/operators.ts';
import { any, negateIf } from './kleene.ts';
import type { Evaluate, Scope } from './scope.ts';
import { type Environment, findOwn, type TextTest } from './vocabulary.ts';

/** Conditions that compare texts, whatever text it is. */
export type TextualCondition = Extract<
  Exclude<Condition, ConditionOn<'klaviyo_segment' | 'identified'>>,
  | { readonly operator: TextOperator }
  | { readonly operator: ListOperator }
  | { readonly operator: PresenceOperator }
>;

/** `compileTextual` for a field whose text is read in the same way whatever the condition. */
export function textField(
  read: (scope: Scope) => string | readonly string[] | undefined,
): (condition: TextualCondition, environment: Environment) => Evaluate {
  return (condition, environment) => compileTextual(condition, environment, read);
}

/**
 * Compiles a condition on texts: true where any of them passes the test, or none does where the operator is a negation.
 * `read` gives the text or texts, or `undefined` where nobody said which they are. Throws on an operator that
 * is not of the vocabulary.
 */
export function compileTextual(
  condition: TextualCondition,
  { vocabulary }: Environment,
  read: (scope: Scope) => string | readonly string[] | undefined,
): Evaluate {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each test stands under the operator whose values it takes
  const compileTest = findOwn(vocabulary.tests, condition.operator) as (value: unknown) => TextTest;
  const test = compileTest('value' in condition && condition.value);
  const negated = isNegation(condition);
  return (scope) => {
    const texts = read(scope);
    if (texts === undefined) return 'not_provided';
    const each =
      typeof texts === 'string' ? test(texts) : any(texts.map((text) => () => test(text, texts)))(scope);
    return negateIf(negated, each);
  };
}

type OnPresence = Extract<TextualCondition, { readonly operator: PresenceOperator }>;

/** Whether a condition asks only whether there is anything. */
export function isPresence(condition: TextualCondition): condition is OnPresence {
  return condition.operator === 'exists' || condition.operator === 'does_not_exist';
}

/** Whether an operator is the exact negation of its positive: true where no value passes the test. */
export function isNegation({ operator }: Pick<Condition, 'operator'>): boolean {
  return operator.includes('_not_');
}
