import type { ConditionOn } from '@facet/engine';
import type { NameOf } from '../phrase.ts';
import { join, quote } from '../words.ts';

/** A condition on Klaviyo segments in plain words, to follow "who". */
export function toSegmentPhrase(condition: ConditionOn<'klaviyo_segment'>, nameOf: NameOf): string {
  const name = (key: string): string => quote(nameOf(key));
  switch (condition.operator) {
    case 'equals':
      return `is in the segment ${name(condition.value)}`;
    case 'does_not_equal':
      return `is identified by Klaviyo and not in the segment ${name(condition.value)}`;
    case 'any_of':
      return `is in at least one of the segments ${join(condition.value.map(name), 'or')}`;
    case 'all_of':
      return `is in all of the segments ${join(condition.value.map(name), 'and')}`;
    case 'none_of':
      return `is identified by Klaviyo and in none of the segments ${join(condition.value.map(name), 'or')}`;
    default:
      throw new TypeError(condition satisfies never);
  }
}
