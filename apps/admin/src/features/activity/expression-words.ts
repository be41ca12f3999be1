import type { Expression } from '@facet/engine';
import type { NameOf } from '../../lib/audience/phrase.ts';
import { toSentence } from '../../lib/audience/sentence.ts';

/** An expression of a definition as a sentence; nothing where it is none, or one that this version cannot read. */
export function findExpressionWords(value: object, name: string, nameOf: NameOf): string | undefined {
  if (!isExpression(value)) return undefined;
  try {
    return toSentence(value, nameOf, name === 'pages' ? 'page' : 'visitor');
  } catch {
    // The log holds what older versions wrote as well.
    return undefined;
  }
}

function isExpression(value: object): value is Expression {
  return 'and' in value || 'or' in value || 'not' in value || ('field' in value && 'operator' in value);
}
