import type { Condition } from '@facet/engine';
import { toChoicePhrase } from './phrases/choice-phrase.ts';
import { toSegmentPhrase } from './phrases/segment-phrase.ts';
import { toTextPhrase } from './phrases/text-phrase.ts';
import { quote } from './words.ts';

/** A segment's name for people, by its id or key. */
export type NameOf = (segment: string) => string;

/** Whom a phrase is about: a visitor ("is in …") or the page alone ("the path is …"). */
export type PhraseSubject = 'visitor' | 'page';

/** One condition in plain words, to follow "who" or, for pages, "where". */
export function toPhrase(condition: Condition, nameOf: NameOf, subject: PhraseSubject = 'visitor'): string {
  switch (condition.field) {
    case 'klaviyo_segment':
      return toSegmentPhrase(condition, nameOf);
    case 'identified':
      return condition.value ? 'is identified by Klaviyo' : 'is not identified by Klaviyo';
    case 'visitor_type':
      return (condition.value === 'new') === (condition.operator === 'equals')
        ? 'is here for the first time'
        : 'has been here before';
    case 'device':
    case 'traffic_source':
    case 'traffic_site':
    case 'country':
    case 'language':
    case 'day_of_week':
      return toChoicePhrase(condition);
    case 'time_of_day': {
      const { from, to } = condition.value;
      const where = condition.operator === 'is_between' ? 'between' : 'outside of the time between';
      return `is here ${where} ${from || '…'} and ${to || '…'} in the store’s time zone`;
    }
    case 'page_path':
    case 'page_url':
    case 'url_parameter':
    case 'landing_page':
    case 'referring_domain':
    case 'utm':
    case 'cookie':
    case 'attribute':
      return toTextPhrase(condition, subject);
    case 'javascript': {
      const outcome = condition.operator === 'is_true' ? 'comes out true' : 'does not come out true';
      return `is on a page where the JavaScript ${quote(condition.value)} ${outcome}`;
    }
    default:
      throw new TypeError(condition satisfies never);
  }
}
