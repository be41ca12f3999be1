import type { NodeTrace } from '@facet/engine';
import type { NameOf } from '../audience/phrase.ts';
import { toNodeWords, unwrap, valueWords } from './node-words.ts';
import { causeWords } from './reason-words.ts';

/** What each node of an expression came to, as the lines of a list in Markdown. */
export function toTraceLines(given: NodeTrace, nameOf: NameOf, indent: string): readonly string[] {
  const trace = unwrap(given);
  const why =
    trace.value === 'unknown' && trace.cause !== undefined && trace.children.length === 0
      ? ` (${causeWords[trace.cause]})`
      : '';
  const words = `${toNodeWords(trace, nameOf)}${why}`.replaceAll(/\s+/g, ' ');
  return [
    `${indent}- ${valueWords[trace.value]}: ${words}`,
    ...trace.children.flatMap((child) => toTraceLines(child, nameOf, `${indent}  `)),
  ];
}
