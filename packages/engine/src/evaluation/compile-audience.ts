import type { Decision } from '../decision/decision.ts';
import type { ExperienceDefinition } from '../definition/experience.ts';
import type { RowId } from '../definition/ids.ts';
import { hears, links } from './abilities.ts';
import type { Actions } from './compile-actions.ts';
import { compileExpression } from './compile-expression.ts';
import { createUnassigned } from './create-decision.ts';
import type { Listener } from './listener.ts';
import type { Evaluate, Run } from './scope.ts';
import { type Environment, findOwn } from './vocabulary.ts';

/** Compiles who is in the audience and what becomes of them. Throws on what is no audience. */
export function compileAudience(
  definition: ExperienceDefinition,
  { act, match, rest }: Actions,
  environment: Environment,
  listener: Listener,
): Run<Decision> {
  const { audience, id: experience } = definition;

  /**
   * Those for whom it is true are taken, those for whom it is false passed on. `lenient`: once the page has waited,
   * unknown counts as false.
   */
  const fork = (
    step: 'audience' | 'link' | 'row',
    evaluate: Evaluate,
    taken: Run<Decision>,
    passed: Run<Decision>,
    row?: RowId,
    lenient?: boolean,
  ): Run<Decision> => {
    return (scope, subject) => {
      const truth = evaluate(scope);
      if (hears) listener.truth?.(step, truth, row);
      if (truth === true) return taken(scope, subject);
      if (truth === false || (lenient && scope.context.waited)) return passed(scope, subject);
      // What comes next must not take a visitor whom this may still claim.
      return createUnassigned(experience, 'audience_unknown', row, truth);
    };
  };

  switch (audience.type) {
    case 'everyone':
      return fork('audience', () => true, match, rest);
    case 'link':
      if (!links) throw new TypeError();
      return fork('link', findOwn(environment.vocabulary, 'link')(audience.token), match, rest);
    case 'custom': {
      const evaluate = compileExpression(audience.expression, environment, listener);
      return fork('audience', evaluate, match, rest, undefined, definition.kind === 'test');
    }
    case 'advanced':
      return audience.rows.reduceRight(
        (next, { id: row, when, action, counted }) => {
          const evaluate = compileExpression(when, environment, listener);
          return fork('row', evaluate, act(action, counted, row), next, row);
        },
        act(audience.otherwise, true),
      );
    default:
      throw new TypeError(audience satisfies never);
  }
}
