import type { ConditionOn, Field } from '../definition/condition.ts';
import { choiceOf, objectOf } from './object-of.ts';
import type { Reader } from './reader.ts';
import { oneOf } from './readers.ts';

/** Operators that take the same kind of value; none where `value` is missing. */
export type Shape = { readonly operators: readonly string[]; readonly value?: Reader<unknown> };

/** Reads the conditions on fields alike: which operators they have, the value of each, and a name where they carry one. */
export function conditionOn<Name extends Field>(
  fields: readonly Name[],
  shapes: readonly Shape[],
  name?: Reader<string>,
): Reader<ConditionOn<Name>> {
  const readers = shapes.flatMap(({ operators, value }) => {
    const read = objectOf<Record<string, unknown>>({
      field: oneOf(fields),
      ...(name && { name }),
      operator: oneOf(operators),
      ...(value && { value }),
    });
    return operators.map((operator) => [operator, read] as const);
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the shapes of a field let pass is its condition
  return choiceOf('operator', Object.fromEntries(readers)) as Reader<ConditionOn<Name>>;
}
