import type { Expression } from '../definition/expression.ts';
import { hears } from './abilities.ts';
import { all, any, not } from './kleene.ts';
import type { Listener } from './listener.ts';
import type { Evaluate } from './scope.ts';
import { compileCondition, type Environment } from './vocabulary.ts';

/** Turns an expression into a closure. Throws on what is no expression of the vocabulary. */
export function compileExpression(
  expression: Expression,
  environment: Environment,
  listener: Listener,
): Evaluate {
  const compile = (child: Expression): Evaluate => compileExpression(child, environment, listener);
  const compileNode = (): Evaluate => {
    if ('and' in expression) return all(expression.and.map(compile));
    if ('or' in expression) return any(expression.or.map(compile));
    if ('not' in expression) return not(compile(expression.not));
    return compileCondition(expression, environment);
  };
  return hears && listener.around ? listener.around(expression, compileNode) : compileNode();
}
