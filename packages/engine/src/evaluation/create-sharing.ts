import type { Expression } from '../definition/expression.ts';
import type { Listener } from './listener.ts';
import type { Evaluate, Truth } from './scope.ts';

/** Has each expression that stands more than once, in one experience or in several, evaluated once a page. */
export function createSharing(): Listener {
  const shared = new Map<string, Evaluate>();
  return {
    around: (expression: Expression, compile: () => Evaluate): Evaluate => {
      const text = JSON.stringify(expression);
      const known = shared.get(text);
      if (known) return known;
      const evaluate = compile();
      const slot = shared.size;
      const once: Evaluate = (scope) => {
        // oxlint-disable-next-line unicorn/no-new-array -- its length is known, and this is on every page's way
        const truths = (scope.truths ??= new Array<Truth | undefined>(shared.size));
        return (truths[slot] ??= evaluate(scope));
      };
      shared.set(text, once);
      return once;
    },
  };
}
