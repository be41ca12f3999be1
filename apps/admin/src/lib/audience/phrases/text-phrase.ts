import type { ConditionOn, TextField } from '@facet/engine';
import { utmTagLabels } from '../choice-labels.ts';
import type { PhraseSubject } from '../phrase.ts';
import { quote } from '../words.ts';
import { affirm, toVerbPhrase } from './verb-phrase.ts';

type Textual = ConditionOn<TextField['field']>;

/** A condition on a text, or on a number that the page tells, in plain words: to follow "who", for pages "where". */
export function toTextPhrase(condition: Textual, subject: PhraseSubject): string {
  const verb = toVerbPhrase(condition);
  switch (condition.field) {
    case 'page_path':
      return onPage(`the path ${verb}`, subject);
    case 'page_url':
      return onPage(`the address ${verb}`, subject);
    case 'url_parameter':
      return onPage(`the URL parameter ${quote(condition.name)} ${verb}`, subject);
    case 'landing_page':
      return `began the visit on a page where the path ${verb}`;
    // What is not there does not fit, so that its negation holds without it too: "no cookie that is", not "a cookie
    // that is not".
    case 'referring_domain': {
      const { positive, operator } = affirm(condition.operator);
      return `${positive ? 'came' : 'did not come'} from a domain that ${toVerbPhrase(condition, operator)}`;
    }
    case 'utm':
      return withThing(condition, 'came with a', 'came without a', utmTagLabels[condition.name]);
    case 'cookie':
      return withThing(condition, 'has a', 'has no', `cookie ${quote(condition.name)}`);
    case 'attribute':
      return toAttributePhrase(condition, verb);
    default:
      throw new TypeError(condition satisfies never);
  }
}

function onPage(clause: string, subject: PhraseSubject): string {
  return subject === 'page' ? clause : `is on a page where ${clause}`;
}

function withThing(condition: Textual, has: string, lacks: string, thing: string): string {
  const { positive, operator } = affirm(condition.operator);
  const start = `${positive ? has : lacks} ${thing}`;
  return operator === 'exists' ? start : `${start} that ${toVerbPhrase(condition, operator)}`;
}

function toAttributePhrase({ name, operator }: ConditionOn<'attribute'>, verb: string): string {
  if (operator === 'exists') return `has the attribute ${quote(name)}`;
  if (operator === 'does_not_exist') return `does not have the attribute ${quote(name)}`;
  return `has an attribute ${quote(name)} that ${verb}`;
}
