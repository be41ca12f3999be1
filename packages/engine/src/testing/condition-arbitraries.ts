import * as fc from 'fast-check';
import {
  devices,
  listOperators,
  numberOperators,
  presenceOperators,
  rangeOperators,
  textOperators,
  trafficSites,
  trafficSources,
  utmTags,
  weekdays,
} from '../index.ts';
import { segmentNames } from './context-arbitraries.ts';

const segment = fc.constantFrom(...segmentNames);
const word = fc.constantFrom('a', 'b', 'ab', 'klaviyo', '/', '/a', '/a/b', '7', 'news.example');
const pattern = fc.constantFrom('^a', 'b$', 'a|b', '(a*)*b', '[^/]', 'a?', '\\d', 'kla.iyo');
const parameterName = fc.constantFrom('utm_source', 'a', 'constructor');
const attributeName = fc.constantFrom('a', 'total');

const pageField = fc.oneof(
  fc.record({ field: fc.constantFrom('page_path', 'page_url') }),
  fc.record({ field: fc.constant('url_parameter'), name: parameterName }),
);
const otherTextField = fc.oneof(
  fc.record({ field: fc.constantFrom('landing_page', 'referring_domain') }),
  fc.record({ field: fc.constant('utm'), name: fc.constantFrom(...utmTags) }),
  fc.record({ field: fc.constant('cookie'), name: parameterName }),
  fc.record({ field: fc.constant('attribute'), name: attributeName }),
);

/** A comparison of a field; presence where it has a name. */
function comparedOf(field: fc.Arbitrary<object>): fc.Arbitrary<object> {
  const comparison = fc.oneof(
    { weight: 8, arbitrary: fc.record({ operator: fc.constantFrom(...plainOperators), value: word }) },
    { weight: 1, arbitrary: fc.record({ operator: fc.constantFrom(...regexOperators), value: pattern }) },
    { weight: 3, arbitrary: listOf(word) },
  );
  const presence = fc.record({ operator: fc.constantFrom(...presenceOperators) });
  return fc.tuple(field, comparison, presence, fc.nat(3)).map(([on, compared, present, draw]) => ({
    ...on,
    ...('name' in on && draw === 0 ? present : compared),
  }));
}

const plainOperators = textOperators.filter((operator) => !operator.endsWith('_regex'));
const regexOperators = textOperators.filter((operator) => operator.endsWith('_regex'));

function listOf(value: fc.Arbitrary<string>): fc.Arbitrary<object> {
  return fc.record({
    operator: fc.constantFrom(...listOperators),
    value: fc.uniqueArray(value, { minLength: 1, maxLength: 3 }),
  });
}

function choiceOf(field: string, words: readonly string[]): fc.Arbitrary<object> {
  return listOf(fc.constantFrom(...words)).map((rest) => ({ field, ...rest }));
}

/** What may stand in *pages*. */
export const pageConditionArb: fc.Arbitrary<object> = comparedOf(pageField);

/** Who the visitor is. */
const identityConditionArb: fc.Arbitrary<object> = fc.oneof(
  fc.record({
    field: fc.constant('klaviyo_segment'),
    operator: fc.constantFrom('equals', 'does_not_equal'),
    value: segment,
  }),
  fc.record({
    field: fc.constant('klaviyo_segment'),
    operator: fc.constantFrom('any_of', 'all_of', 'none_of'),
    value: fc.array(segment, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ field: fc.constant('identified'), operator: fc.constant('equals'), value: fc.boolean() }),
);

const number = fc.constantFrom(-1, 0, 6.5, 7, 8, 100);
const time = fc.constantFrom('00:00', '00:01', '06:00', '12:30', '23:59');

const otherConditionArb: fc.Arbitrary<object> = fc.oneof(
  choiceOf('device', devices),
  choiceOf('traffic_source', trafficSources),
  choiceOf('traffic_site', trafficSites),
  choiceOf('day_of_week', weekdays),
  choiceOf('country', ['DE', 'AT', 'US']),
  choiceOf('language', ['de', 'de-AT', 'EN', 'zh-Hant']),
  comparedOf(otherTextField),
  fc.record({
    field: fc.constant('visitor_type'),
    operator: fc.constantFrom('equals', 'does_not_equal'),
    value: fc.constantFrom('new', 'returning'),
  }),
  fc.record({
    field: fc.constant('attribute'),
    name: attributeName,
    operator: fc.constantFrom(...numberOperators),
    value: number,
  }),
  fc.record({
    field: fc.constant('attribute'),
    name: attributeName,
    operator: fc.constantFrom(...rangeOperators),
    value: fc
      .tuple(number, number)
      .map(([one, two]) => ({ from: Math.min(one, two), to: Math.max(one, two) })),
  }),
  fc.record({
    field: fc.constant('time_of_day'),
    operator: fc.constantFrom(...rangeOperators),
    value: fc
      .tuple(time, time)
      .filter(([from, to]) => from !== to)
      .map(([from, to]) => ({ from, to })),
  }),
  fc.record({
    field: fc.constant('javascript'),
    operator: fc.constantFrom('is_true', 'is_not_true'),
    value: fc.constantFrom('yes', 'no', 'broken'),
  }),
);

/** What may stand in an audience; half of it asks who the visitor is. */
export const conditionArb: fc.Arbitrary<object> = fc.oneof(
  { weight: 3, arbitrary: identityConditionArb },
  { weight: 1, arbitrary: pageConditionArb },
  { weight: 3, arbitrary: otherConditionArb },
);
