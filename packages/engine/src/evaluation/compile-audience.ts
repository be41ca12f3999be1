import type { ExperienceDefinition } from '../definition/experience.ts';
import type { Act, Actions } from './compile-actions.ts';
import { compileExpression, type Tap } from './compile-expression.ts';
import { toNothing } from './to-nothing.ts';
import { type Evaluate, none, type Scope, type Truth } from './truth.ts';

/** Compiles who is in the audience and what becomes of them. Throws on what is no audience. */
export function compileAudience(
  { id: experience, kind, audience }: ExperienceDefinition,
  { act, match, rest }: Actions,
  tap: Tap | undefined,
): Act {
  switch (audience.type) {
    case 'everyone':
      return (scope, subject) => {
        scope.note?.({ step: 'audience' });
        return match(scope, subject);
      };
    case 'custom': {
      const evaluate = compileExpression(audience.expression, tap);
      return (scope, subject) => {
        const truth = judge(scope, evaluate);
        scope.note?.({ step: 'audience' });
        if (truth === true) return match(scope, subject);
        if (truth === false || (kind === 'test' && scope.context.waited)) return rest(scope, subject);
        return toNothing(experience, 'audience_unknown', { cause: truth, missing: scope.missing });
      };
    }
    case 'advanced': {
      const rows = audience.rows.map(({ id: row, when, action, counted }) => ({
        row,
        evaluate: compileExpression(when, tap),
        action: act(action, counted, row),
      }));
      const otherwise = act(audience.otherwise, true);
      return (scope, subject) => {
        for (const { row, evaluate, action } of rows) {
          const truth = judge(scope, evaluate);
          scope.note?.({ step: 'row', row });
          if (truth === true) return action(scope, subject);
          // A later row must not take a visitor whom this one may still claim.
          if (truth !== false) {
            return toNothing(experience, 'audience_unknown', { cause: truth, missing: scope.missing, row });
          }
        }
        return otherwise(scope, subject);
      };
    }
    default:
      throw new TypeError(audience satisfies never);
  }
}

/** What was missing on the way to a definite answer was not needed. */
function judge(scope: Scope, evaluate: Evaluate): Truth {
  scope.missing = none;
  const truth = evaluate(scope);
  if (typeof truth === 'boolean') scope.missing = none;
  return truth;
}
