import { devices, trafficSites, trafficSources, utmTags, weekdays } from '../definition/choices.ts';
import type { Condition, ConditionOn } from '../definition/condition.ts';
import {
  listOperators,
  numberOperators,
  presenceOperators,
  rangeOperators,
  segmentOperators,
  segmentsOperators,
  textOperators,
} from '../definition/operators.ts';
import { limits } from './limits.ts';
import { listOf } from './list-of.ts';
import { choiceOf } from './object-of.ts';
import { conditionOn, type Shape } from './read-condition-shape.ts';
import {
  readCode,
  readConditionText,
  readCountry,
  readLanguage,
  readNumberRange,
  readRegex,
  readTimeRange,
} from './read-condition-value.ts';
import { readSegmentKey } from './read-ids.ts';
import { about, named, type Reader } from './reader.ts';
import { flag, numberWithin, oneOf } from './readers.ts';

const compared: readonly Shape[] = [
  { operators: textOperators.filter((operator) => !operator.endsWith('_regex')), value: readConditionText },
  { operators: textOperators.filter((operator) => operator.endsWith('_regex')), value: readRegex },
  {
    operators: listOperators,
    value: named('conditionTexts', listOf(readConditionText, 1, limits.values)),
  },
];
const comparedOrNot: readonly Shape[] = [...compared, { operators: presenceOperators }];

const onAddress = named('addressCondition', conditionOn(['page_path', 'page_url'], compared));
const ofPage = {
  page_path: onAddress,
  page_url: onAddress,
  url_parameter: named(
    'urlParameterCondition',
    conditionOn(['url_parameter'], comparedOrNot, readConditionText),
  ),
};

/** Reads a condition that may stand in *pages*: what the address alone answers. */
export const readPageCondition: Reader<Condition> = named(
  'pageCondition',
  about('A question about the address of the page.', choiceOf<Condition>('field', ofPage)),
);

const onArrival = about(
  'The path of the visit’s first page; the host that led to it.',
  conditionOn(['landing_page', 'referring_domain'], compared),
);

function oneOfList<Name extends 'device' | 'traffic_source' | 'traffic_site' | 'day_of_week'>(
  field: Name,
  words: readonly string[],
): Reader<ConditionOn<Name>> {
  return conditionOn([field], [{ operators: listOperators, value: listOf(oneOf(words), 1, words.length) }]);
}

/** Reads a condition that may stand in an audience. */
export const readCondition: Reader<Condition> = named(
  'condition',
  about(
    'One question about the visitor or the page: field, operator, value.',
    choiceOf<Condition>('field', {
      klaviyo_segment: about(
        '"equals" means "is in"; "does_not_equal" and "none_of" mean "identified, and not in".',
        conditionOn(
          ['klaviyo_segment'],
          [
            { operators: segmentOperators, value: readSegmentKey },
            { operators: segmentsOperators, value: listOf(readSegmentKey, 1, limits.values) },
          ],
        ),
      ),
      identified: about(
        'Whether Klaviyo can identify the visitor.',
        conditionOn(['identified'], [{ operators: ['equals'], value: flag }]),
      ),
      device: oneOfList('device', devices),
      visitor_type: conditionOn(
        ['visitor_type'],
        [{ operators: ['equals', 'does_not_equal'], value: oneOf(['new', 'returning']) }],
      ),
      traffic_source: oneOfList('traffic_source', trafficSources),
      traffic_site: oneOfList('traffic_site', trafficSites),
      utm: about('A UTM tag, named without utm_.', conditionOn(['utm'], comparedOrNot, oneOf(utmTags))),
      landing_page: onArrival,
      referring_domain: onArrival,
      country: about(
        'ISO 3166-1 alpha-2, such as DE.',
        conditionOn(
          ['country'],
          [{ operators: listOperators, value: listOf(readCountry, 1, limits.values) }],
        ),
      ),
      language: about(
        'What the browser prefers, BCP 47; de also stands for de-AT.',
        conditionOn(
          ['language'],
          [{ operators: listOperators, value: listOf(readLanguage, 1, limits.values) }],
        ),
      ),
      cookie: conditionOn(['cookie'], comparedOrNot, readConditionText),
      attribute: about(
        'An attribute that the page sets.',
        conditionOn(
          ['attribute'],
          [
            ...comparedOrNot,
            { operators: numberOperators, value: numberWithin(-1e15, 1e15) },
            { operators: rangeOperators, value: readNumberRange },
          ],
          readConditionText,
        ),
      ),
      day_of_week: oneOfList('day_of_week', weekdays),
      time_of_day: about(
        'In the store’s time zone. A range whose end is not after its begin goes over midnight.',
        conditionOn(['time_of_day'], [{ operators: rangeOperators, value: readTimeRange }]),
      ),
      javascript: about(
        'A JavaScript expression, evaluated in the page where the store allows it; unknown everywhere else.',
        conditionOn(['javascript'], [{ operators: ['is_true', 'is_not_true'], value: readCode }]),
      ),
      ...ofPage,
    }),
  ),
);
