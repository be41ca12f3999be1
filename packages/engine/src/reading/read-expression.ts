import type { Condition } from '../definition/condition.ts';
import type { Expression } from '../definition/expression.ts';
import { limits } from './limits.ts';
import { listOf } from './list-of.ts';
import { objectOf } from './object-of.ts';
import { refuse } from './place.ts';
import { named, type Reader, readerOf } from './reader.ts';
import { readRecord } from './record.ts';

const groups = ['and', 'or', 'not'] as const;

/** Reads a tree of conditions of limited depth and size, by this name in the schema. */
export function expressionOf(name: string, readCondition: Reader<Condition>): Reader<Expression> {
  const expression: Reader<Expression> = named(
    name,
    readerOf(
      (shared) => ({
        description: 'A tree of conditions. An empty "and" is true, an empty "or" is false.',
        oneOf: [...groups.map((group) => groupOf(group, expression)), readCondition].map((read) =>
          read.toSchema(shared),
        ),
      }),
      (value, place) => {
        let nodes = 0;

        const readAt = (depth: number): Reader<Expression> =>
          readerOf(expression.toSchema, (from, at) => {
            nodes += 1;
            if (nodes > limits.expressionNodes) {
              if (nodes > limits.expressionNodes + 1) return undefined;
              return refuse(at, `is one too many: an expression has at most ${limits.expressionNodes} parts`);
            }
            const record = readRecord(from, at);
            if (record === undefined) return undefined;
            const group = groups.find((key) => Object.hasOwn(record, key));
            if (group === undefined) return readCondition(from, at);
            if (depth === limits.expressionDepth) {
              return refuse(at, `is nested too deeply: at most ${limits.expressionDepth} levels are allowed`);
            }
            return groupOf(group, readAt(depth + 1))(from, at);
          });

        return readAt(1)(value, place);
      },
    ),
  );
  return expression;
}

function groupOf(group: (typeof groups)[number], child: Reader<Expression>): Reader<Expression> {
  const children = listOf(child, 0, limits.expressionChildren);
  switch (group) {
    case 'and':
      return objectOf<{ and: readonly Expression[] }>({ and: children });
    case 'or':
      return objectOf<{ or: readonly Expression[] }>({ or: children });
    case 'not':
      return objectOf<{ not: Expression }>({ not: child });
    default:
      throw new TypeError(group satisfies never);
  }
}
