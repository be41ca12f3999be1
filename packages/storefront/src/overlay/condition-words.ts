import type { Condition, ConditionOn, Field } from '@facet/engine';

/** A segment's name for people, by its key. */
export type NameOf = (key: string) => string;

type OtherField = Exclude<Field, 'klaviyo_segment' | 'identified' | 'javascript'>;
type SegmentOperator = ConditionOn<'klaviyo_segment'>['operator'];

const fieldWords: Readonly<Record<OtherField, string>> = {
  visitor_type: 'new or returning visitor',
  device: 'device',
  traffic_source: 'traffic source',
  traffic_site: 'traffic site',
  day_of_week: 'day of the week',
  time_of_day: 'time of day',
  country: 'country',
  language: 'language',
  page_path: 'page path',
  page_url: 'page address',
  landing_page: 'landing page',
  referring_domain: 'referring domain',
  url_parameter: 'URL parameter',
  cookie: 'cookie',
  attribute: 'attribute',
  utm: 'UTM tag',
};

const operatorWords: Readonly<Record<ConditionOn<OtherField>['operator'], string>> = {
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
  is_one_of: 'is one of',
  is_not_one_of: 'is none of',
  exists: 'is there',
  does_not_exist: 'is not there',
  less_than: 'is less than',
  at_most: 'is at most',
  greater_than: 'is more than',
  at_least: 'is at least',
  is_between: 'is between',
  is_not_between: 'is not between',
};

const segmentWords: Readonly<Record<SegmentOperator, string>> = {
  equals: 'in the segment',
  does_not_equal: 'identified by Klaviyo, and not in the segment',
  any_of: 'in at least one of the segments',
  all_of: 'in all of the segments',
  none_of: 'identified by Klaviyo, and in none of the segments',
};

const longest = 200;

/** One condition in words, such as “country is one of “DE”, “AT””. */
export function toConditionWords(condition: Condition, nameOf: NameOf): string {
  if (condition.field === 'klaviyo_segment') {
    const names = [condition.value].flat().map((key) => quote(nameOf(key)));
    return `${segmentWords[condition.operator]} ${names.join(', ')}`;
  }
  if (condition.field === 'identified')
    return condition.value ? 'identified by Klaviyo' : 'not identified by Klaviyo';
  if (condition.field === 'javascript') {
    const outcome = condition.operator === 'is_true' ? 'comes out true' : 'does not come out true';
    return `the JavaScript ${quote(condition.value)} ${outcome}`;
  }
  const name = 'name' in condition ? ` ${quote(condition.name)}` : '';
  const value = 'value' in condition ? ` ${toValueWords(condition.value)}` : '';
  return `${fieldWords[condition.field]}${name} ${operatorWords[condition.operator]}${value}`;
}

type Value = Extract<ConditionOn<OtherField>, { readonly value: unknown }>['value'];

function toValueWords(value: Value): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') return String(value);
  if ('from' in value) return `${value.from} and ${value.to}`;
  return value.map(quote).join(', ');
}

/** A merchant's own words, told apart from ours. */
export function quote(text: string): string {
  return `“${text.length > longest ? `${text.slice(0, longest)}…` : text}”`;
}
