import type { Expression } from '../definition/expression.ts';
import { compileCondition } from './compile-condition.ts';
import { all, any, not } from './kleene.ts';
import type { Listener } from './listener.ts';
import { type Evaluate, none } from './scope.ts';

/** Turns an expression into a closure. Throws on what is no expression. */
export function compileExpression(expression: Expression, listener: Listener): Evaluate {
  const compile = (child: Expression): Evaluate => compileExpression(child, listener);
  if ('and' in expression) {
    const children = expression.and.map(compile);
    return listener.node(expression, all(children), children);
  }
  if ('or' in expression) {
    const children = expression.or.map(compile);
    return listener.node(expression, any(children), children);
  }
  if ('not' in expression) {
    const child = compile(expression.not);
    return listener.node(expression, not(child), [child]);
  }
  return listener.node(expression, compileCondition(expression), none);
}
