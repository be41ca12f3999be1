import type { Condition, ExperienceDefinition, Expression } from '@facet/engine';

/** An expression of an audience, and where it stands: `definition.audience.rows[1].when`. */
export type ExpressionPlace = {
  readonly path: string;
  readonly expression: Expression;
  /** Its row, from 0; `null` in a *Custom* audience. */
  readonly row: number | null;
};

/** A condition of an audience, and where it stands. */
export type ConditionPlace = {
  readonly path: string;
  readonly condition: Condition;
  /** Whether an odd number of *not* stands around it. */
  readonly negated: boolean;
  /** What it is joined with by *or* directly, itself among it; alone where it is not. */
  readonly alternatives: readonly Expression[];
  readonly row: number | null;
};

/** The expressions of an audience, in the order in which they stand. */
export function listExpressionPlaces({ audience }: ExperienceDefinition): readonly ExpressionPlace[] {
  const path = 'definition.audience';
  switch (audience.type) {
    case 'everyone':
    case 'link':
      return [];
    case 'custom':
      return [{ path: `${path}.expression`, expression: audience.expression, row: null }];
    case 'advanced':
      return audience.rows.map(({ when }, row) => ({
        path: `${path}.rows[${row}].when`,
        expression: when,
        row,
      }));
    default:
      throw new TypeError(audience satisfies never);
  }
}

/** The conditions of an audience, in the order in which they stand. */
export function listConditionPlaces(definition: ExperienceDefinition): readonly ConditionPlace[] {
  return listExpressionPlaces(definition).flatMap(({ path, expression, row }) =>
    listIn(expression, { path, negated: false, alternatives: [expression], row }),
  );
}

function listIn(expression: Expression, here: Omit<ConditionPlace, 'condition'>): readonly ConditionPlace[] {
  const { path } = here;
  if ('and' in expression) {
    return expression.and.flatMap((child, index) =>
      listIn(child, { ...here, path: `${path}.and[${index}]`, alternatives: [child] }),
    );
  }
  if ('or' in expression) {
    return expression.or.flatMap((child, index) =>
      listIn(child, { ...here, path: `${path}.or[${index}]`, alternatives: expression.or }),
    );
  }
  if ('not' in expression) {
    const { not } = expression;
    return listIn(not, { ...here, path: `${path}.not`, negated: !here.negated, alternatives: [not] });
  }
  return [{ ...here, condition: expression }];
}
