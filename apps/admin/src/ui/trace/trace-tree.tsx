import type { NodeTrace } from '@facet/engine';
import { Text } from '@mantine/core';
import type { NameOf } from '../../lib/audience/phrase.ts';
import { toNodeWords, unwrap, valueWords } from '../../lib/trace/node-words.ts';
import { causeWords } from '../../lib/trace/reason-words.ts';
import { ValueMark } from '../value-mark.tsx';
import { Quoted } from './quoted.tsx';
import classes from './trace-tree.module.css';

type Props = { readonly trace: NodeTrace; readonly nameOf: NameOf };

/** What each node of an expression came to, as nested lists. */
export function TraceTree({ trace, nameOf }: Props) {
  return (
    <ul className={classes['tree']}>
      <TraceNode trace={trace} nameOf={nameOf} />
    </ul>
  );
}

function TraceNode({ trace: given, nameOf }: Props) {
  const trace = unwrap(given);
  return (
    <li>
      <ValueMark value={trace.value} label={`${valueWords[trace.value]}:`} />{' '}
      <Text span inherit>
        <Quoted>{toNodeWords(trace, nameOf)}</Quoted>
      </Text>
      {trace.value === 'unknown' && trace.cause !== undefined && trace.children.length === 0 ? (
        <Text span inherit c="dimmed">
          {' '}
          ({causeWords[trace.cause]})
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
