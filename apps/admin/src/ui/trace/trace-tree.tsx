import type { NodeTrace } from '@facet/engine';
import { Text } from '@mantine/core';
import { toPhrase } from '../../lib/audience/phrase.ts';
import { causeWords } from '../../lib/trace/reason-words.ts';
import { ValueMark } from '../value-mark.tsx';
import classes from './trace-tree.module.css';

type Props = { readonly trace: NodeTrace; readonly nameOf: (segment: string) => string };

const valueWords = { true: 'Yes', false: 'No', unknown: 'Not known' } as const;

/** What each node of an expression came to, as nested lists. */
export function TraceTree({ trace, nameOf }: Props) {
  return (
    <ul className={classes['tree']}>
      <TraceNode trace={trace} nameOf={nameOf} />
    </ul>
  );
}

function TraceNode({ trace, nameOf }: Props) {
  // A group of one says nothing that its only condition does not say.
  const [only, ...others] = trace.children;
  const joins = 'and' in trace.node || 'or' in trace.node;
  if (joins && only !== undefined && others.length === 0) return <TraceNode trace={only} nameOf={nameOf} />;
  return (
    <li>
      <ValueMark value={trace.value} label={`${valueWords[trace.value]}:`} />{' '}
      <Text span>{toNodeWords(trace, nameOf)}</Text>
      {trace.value === 'unknown' && trace.cause !== undefined && trace.children.length === 0 ? (
        <Text span c="dimmed">
          {' '}
          – {causeWords[trace.cause]}
        </Text>
      ) : null}
      {trace.children.length === 0 ? null : (
        <ul>
          {trace.children.map((child, index) => (
            <TraceNode key={`${index + 1}-${child.value}`} trace={child} nameOf={nameOf} />
          ))}
        </ul>
      )}
    </li>
  );
}

function toNodeWords({ node, children }: NodeTrace, nameOf: Props['nameOf']): string {
  if ('and' in node) return children.length === 0 ? 'everybody' : 'all of these:';
  if ('or' in node) return children.length === 0 ? 'nobody' : 'at least one of these:';
  if ('not' in node) return 'the contrary of this:';
  return toPhrase(node, nameOf);
}
