import type { Decision } from '../decision/decision.ts';
import type { ExperienceDefinition } from '../definition/experience.ts';
import type { RowId } from '../definition/ids.ts';
import type { Actions } from './compile-actions.ts';
import { compileExpression } from './compile-expression.ts';
import { createUnassigned } from './create-decision.ts';
import type { Listener } from './listener.ts';
import { type Evaluate, none, type Run } from './scope.ts';

type Row = { readonly id?: RowId; readonly evaluate: Evaluate; readonly act: Run<Decision> };

/** Compiles who is in the audience and what becomes of them. Throws on what is no audience. */
export function compileAudience(
  definition: ExperienceDefinition,
  { act, match, rest }: Actions,
  listener: Listener,
): Run<Decision> {
  const { audience } = definition;
  switch (audience.type) {
    case 'everyone':
      return walk(definition, [{ evaluate: listener.truth('audience', () => true), act: match }], rest);
    case 'custom': {
      const evaluate = listener.truth('audience', compileExpression(audience.expression, listener));
      return walk(definition, [{ evaluate, act: match }], rest, definition.kind === 'test');
    }
    case 'advanced': {
      const rows = audience.rows.map(({ id, when, action, counted }) => ({
        id,
        evaluate: listener.truth('row', compileExpression(when, listener), id),
        act: act(action, counted, id),
      }));
      return walk(definition, rows, act(audience.otherwise, true));
    }
    default:
      throw new TypeError(audience satisfies never);
  }
}

/** The first row that is true acts. `lenient`: once the page has waited, unknown counts as false. */
function walk(
  { id: experience }: ExperienceDefinition,
  rows: readonly Row[],
  otherwise: Run<Decision>,
  lenient = false,
): Run<Decision> {
  return (scope, subject) => {
    for (const { id, evaluate, act } of rows) {
      const truth = evaluate(scope);
      // What was missing on the way to a definite answer was not needed.
      if (typeof truth === 'boolean') scope.missing = none;
      if (truth === true) return act(scope, subject);
      // A later row must not take a visitor whom this one may still claim.
      if (truth !== false && !(lenient && scope.context.waited)) {
        return createUnassigned(experience, 'audience_unknown', id, scope.missing, truth);
      }
    }
    return otherwise(scope, subject);
  };
}
