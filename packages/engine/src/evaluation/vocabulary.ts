import type { Condition, ConditionOn, Field } from '../definition/condition.ts';
import type { ListOperator, PresenceOperator, TextOperator } from '../definition/operators.ts';
import type { Groups } from './groups/groups.ts';
import type { Listener } from './listener.ts';
import type { Evaluate, Truth } from './scope.ts';
import type { CompileSchedule } from './time/compile-schedule.ts';

/** What definitions are compiled with. */
export type Environment = {
  readonly vocabulary: Vocabulary;
  /** The store's, by its IANA name. */
  readonly timeZone: string;
};

/** The test that the positive of an operator makes of one text; `all`: the texts that it is one of, if there are several. */
export type TextTest = (text: string, all?: readonly string[]) => Truth;

/** Compiles a condition on one field. Throws on what is no such condition. */
type CompileField<Name extends Field> = (condition: ConditionOn<Name>, environment: Environment) => Evaluate;

/** Fields of conditions, by name. */
export type Fields = { readonly [Name in Field]?: CompileField<Name> };

/** The tests of operators, by name. A negation stands for its positive. */
export type TextTests = {
  readonly [Name in TextOperator]?: (value: string) => TextTest;
} & { readonly [Name in ListOperator]?: (value: readonly string[]) => TextTest } & {
  readonly [Name in PresenceOperator]?: () => TextTest;
};

/**
 * What definitions may speak of. A shop's page carries only what its running experiences use; everything else has it
 * whole. A definition that asks for more is `invalid_definition`.
 */
export type Vocabulary = {
  readonly fields: Fields;
  readonly tests: TextTests;
  readonly link?: (token: string) => Evaluate;
  readonly schedule?: CompileSchedule;
  readonly groups?: Groups;
  /** Worth its size where many experiences are decided many times. */
  readonly sharing?: () => Listener;
};

/** Turns one condition into a closure. Throws on what is no condition of the vocabulary. */
export function compileCondition(condition: Condition, environment: Environment): Evaluate {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each compiler stands under the field that it reads
  const compile = findOwn(environment.vocabulary.fields, condition.field) as (
    condition: Condition,
    environment: Environment,
  ) => Evaluate;
  return compile(condition, environment);
}

/** What stands under a name that comes from a definition. Throws where nothing does. */
export function findOwn<Table extends object, Name extends keyof Table & string>(
  table: Table,
  name: Name,
): NonNullable<Table[Name]> {
  const found = Object.keys(table).includes(name) ? table[name] : undefined;
  if (!found) throw new TypeError(name);
  return found;
}
