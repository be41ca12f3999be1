import type { Condition, Expression } from '../definition/expression.ts';
import { limits } from './limits.ts';
import { type Place, type Reader, refuse } from './place.ts';
import { listOf, objectOf, readRecord } from './readers.ts';

/** Reads a tree of conditions of limited depth and size. */
export function expressionOf(readCondition: Reader<Condition>): Reader<Expression> {
  return (value, place) => {
    let nodes = 0;

    const readAt = (depth: number): Reader<Expression> => {
      return (from: unknown, at: Place): Expression | undefined => {
        nodes += 1;
        if (nodes > limits.expressionNodes) {
          if (nodes > limits.expressionNodes + 1) return undefined;
          return refuse(at, `is one too many: an expression has at most ${limits.expressionNodes} parts`);
        }
        const record = readRecord(from, at);
        if (record === undefined) return undefined;
        const group = (['and', 'or', 'not'] as const).find((key) => Object.hasOwn(record, key));
        if (group === undefined) return readCondition(from, at);
        if (depth === limits.expressionDepth) {
          return refuse(at, `is nested too deeply: at most ${limits.expressionDepth} levels are allowed`);
        }
        const child = readAt(depth + 1);
        const children = listOf(child, 0, limits.expressionChildren);
        switch (group) {
          case 'and':
            return objectOf<{ and: readonly Expression[] }>({ and: children })(from, at);
          case 'or':
            return objectOf<{ or: readonly Expression[] }>({ or: children })(from, at);
          case 'not':
            return objectOf<{ not: Expression }>({ not: child })(from, at);
          default:
            throw new TypeError(group satisfies never);
        }
      };
    };

    return readAt(1)(value, place);
  };
}
