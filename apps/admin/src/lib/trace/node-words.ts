import type { NodeTrace } from '@facet/engine';
import { type NameOf, toPhrase } from '../audience/phrase.ts';

/** What a node of an expression came to, in one word. */
export const valueWords = { true: 'Yes', false: 'No', unknown: 'Not known' } as const;

/** What a node of an expression asks. */
export function toNodeWords({ node, children }: NodeTrace, nameOf: NameOf): string {
  if ('and' in node) return children.length === 0 ? 'everybody' : 'all of these:';
  if ('or' in node) return children.length === 0 ? 'nobody' : 'at least one of these:';
  if ('not' in node) return 'the contrary of this:';
  return toPhrase(node, nameOf);
}

/** A group of one says nothing that its only condition does not say: that one stands for it. */
export function unwrap(trace: NodeTrace): NodeTrace {
  const [only, ...others] = trace.children;
  const joins = 'and' in trace.node || 'or' in trace.node;
  return joins && only !== undefined && others.length === 0 ? unwrap(only) : trace;
}
