import type { ConditionOn, Operator, TextField } from '@facet/engine';
import { blank, join, quote } from '../words.ts';

type Textual = ConditionOn<TextField['field']>;
type TextualOperator = Textual['operator'];

const verbs: Readonly<Record<TextualOperator, string>> = {
  equals: 'is',
  does_not_equal: 'is not',
  contains: 'contains',
  does_not_contain: 'does not contain',
  starts_with: 'starts with',
  does_not_start_with: 'does not start with',
  ends_with: 'ends with',
  does_not_end_with: 'does not end with',
  matches_regex: 'matches the pattern',
  does_not_match_regex: 'does not match the pattern',
  is_one_of: 'is',
  is_not_one_of: 'is neither',
  exists: 'is there',
  does_not_exist: 'is not there',
  less_than: 'is less than',
  at_most: 'is at most',
  greater_than: 'is more than',
  at_least: 'is at least',
  is_between: 'is between',
  is_not_between: 'is not between',
};

const positives: Readonly<Partial<Record<Operator, TextualOperator>>> = {
  does_not_equal: 'equals',
  does_not_contain: 'contains',
  does_not_start_with: 'starts_with',
  does_not_end_with: 'ends_with',
  does_not_match_regex: 'matches_regex',
  is_not_one_of: 'is_one_of',
  does_not_exist: 'exists',
};

/** An operator without its negation, and whether there was none. */
export function affirm(operator: TextualOperator): {
  readonly positive: boolean;
  readonly operator: TextualOperator;
} {
  const affirmed = positives[operator];
  return { positive: affirmed === undefined, operator: affirmed ?? operator };
}

/** What is said of a text or a number: "starts with “/sale”", "is between 10 and 20". */
export function toVerbPhrase(condition: Textual, operator: TextualOperator = condition.operator): string {
  const verb = verbs[operator];
  if (!('value' in condition)) return verb;
  const { value } = condition;
  if (typeof value === 'string') return `${verb} ${quote(value)}`;
  if (typeof value === 'number') return `${verb} ${toNumberWords(value)}`;
  if ('from' in value) return `${verb} ${toNumberWords(value.from)} and ${toNumberWords(value.to)}`;
  return `${verb} ${join(value.map(quote), operator === 'is_not_one_of' ? 'nor' : 'or')}`;
}

/** A number that is not filled in yet is none. */
function toNumberWords(number: number): string {
  return Number.isNaN(number) ? blank : number.toLocaleString('en', { maximumFractionDigits: 15 });
}
