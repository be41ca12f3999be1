import {
  type Field,
  listOperators,
  numberOperators,
  type Operator,
  presenceOperators,
  rangeOperators,
  segmentOperators,
  segmentsOperators,
  textOperators,
} from '@facet/engine';

/** Operators in words, as the dropdown *Operator* offers them. */
export const operatorLabels: Readonly<Record<Operator, string>> = {
  equals: 'equals',
  does_not_equal: 'does not equal',
  any_of: 'is in any of',
  all_of: 'is in all of',
  none_of: 'is in none of',
  is_one_of: 'is one of',
  is_not_one_of: 'is not one of',
  contains: 'contains',
  does_not_contain: 'does not contain',
  starts_with: 'starts with',
  does_not_start_with: 'does not start with',
  ends_with: 'ends with',
  does_not_end_with: 'does not end with',
  matches_regex: 'matches regex',
  does_not_match_regex: 'does not match regex',
  exists: 'exists',
  does_not_exist: 'does not exist',
  less_than: 'is less than',
  at_most: 'is at most',
  greater_than: 'is more than',
  at_least: 'is at least',
  is_between: 'is between',
  is_not_between: 'is not between',
  is_true: 'is true',
  is_not_true: 'is not true',
};

const onText = [...textOperators, ...listOperators] as const;
const onNamedText = [...onText, ...presenceOperators] as const;

/** The operators that go with a field. */
export function listOperatorsOf(field: Field): readonly Operator[] {
  switch (field) {
    case 'klaviyo_segment':
      return [...segmentOperators, ...segmentsOperators];
    case 'identified':
      return ['equals'];
    case 'visitor_type':
      return ['equals', 'does_not_equal'];
    case 'device':
    case 'traffic_source':
    case 'traffic_site':
    case 'country':
    case 'language':
    case 'day_of_week':
      return listOperators;
    case 'page_path':
    case 'page_url':
    case 'landing_page':
    case 'referring_domain':
      return onText;
    case 'url_parameter':
    case 'utm':
    case 'cookie':
      return onNamedText;
    case 'attribute':
      return [...onNamedText, ...numberOperators, ...rangeOperators];
    case 'time_of_day':
      return rangeOperators;
    case 'javascript':
      return ['is_true', 'is_not_true'];
    default:
      throw new TypeError(field satisfies never);
  }
}

/** Whether a word is one of a closed list. */
export function isAmong<Word extends string>(words: readonly Word[], word: string): word is Word {
  return words.some((candidate) => candidate === word);
}
