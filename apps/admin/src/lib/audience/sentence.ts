import type { Expression } from '@facet/engine';
import { isCondition } from './groups.ts';
import { type NameOf, type PhraseSubject, toPhrase } from './phrase.ts';
import { blank } from './words.ts';

const starts = {
  visitor: { all: 'Every visitor.', none: 'Nobody.', some: 'Everybody who' },
  page: { all: 'Every page.', none: 'No page.', some: 'Pages where' },
} as const;

/** Reads an expression back in plain language, as one sentence. */
export function toSentence(
  expression: Expression,
  nameOf: NameOf,
  subject: PhraseSubject = 'visitor',
): string {
  const start = starts[subject];
  if ('and' in expression && expression.and.length === 0) return start.all;
  if ('or' in expression && expression.or.length === 0) return start.none;
  const clause = toClause(expression, nameOf, subject);
  return `${start.some} ${clause}${clause.endsWith(blank) ? '' : '.'}`;
}

const denials = { visitor: 'is not somebody who', page: 'it is not so that' } as const;

/** An expression as a clause; `nested` says that it stands inside another one and must hold together. */
function toClause(expression: Expression, nameOf: NameOf, subject: PhraseSubject, nested = false): string {
  if (isCondition(expression)) return toPhrase(expression, nameOf, subject);
  if ('not' in expression) {
    return `${denials[subject]} ${toClause(expression.not, nameOf, subject, true)}`;
  }
  const [parts, conjunction] =
    'and' in expression ? ([expression.and, 'and'] as const) : ([expression.or, 'or'] as const);
  const [first] = parts;
  if (first === undefined) return conjunction === 'and' ? '(always)' : '(never)';
  if (parts.length === 1) return toClause(first, nameOf, subject, nested);
  if (conjunction === 'or') {
    const words = parts.map((part) => toClause(part, nameOf, subject, true));
    if (!nested) return words.join(' or ');
    return parts.every(isCondition) ? `either ${words.join(' or ')}` : `(${words.join(' or ')})`;
  }
  const words = parts.map((part) => toClause(part, nameOf, subject, true));
  const joined = words.join(subject === 'visitor' ? ', and who ' : ', and where ');
  return nested ? `(${joined})` : joined;
}
