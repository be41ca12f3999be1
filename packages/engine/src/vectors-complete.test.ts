import { expect, test } from 'vitest';
import {
  type Condition,
  type Field,
  listOperators,
  numberOperators,
  presenceOperators,
  rangeOperators,
  segmentOperators,
  segmentsOperators,
  textOperators,
} from './index.ts';
import { listVectors } from './testing/vectors.ts';

const compared = [...textOperators, ...listOperators];
const comparedOrNot = [...compared, ...presenceOperators];

/** Every operator of every field. A new field does not compile until it stands here. */
const operatorsOf: Readonly<Record<Field, readonly string[]>> = {
  klaviyo_segment: [...segmentOperators, ...segmentsOperators],
  identified: ['equals'],
  visitor_type: ['equals', 'does_not_equal'],
  device: listOperators,
  traffic_source: listOperators,
  traffic_site: listOperators,
  day_of_week: listOperators,
  country: listOperators,
  language: listOperators,
  page_path: compared,
  page_url: compared,
  landing_page: compared,
  referring_domain: compared,
  url_parameter: comparedOrNot,
  utm: comparedOrNot,
  cookie: comparedOrNot,
  attribute: [...comparedOrNot, ...numberOperators, ...rangeOperators],
  time_of_day: rangeOperators,
  javascript: ['is_true', 'is_not_true'],
};

/** The fields that every context answers; a regular expression can fail on them still, where they are text. */
const alwaysKnown: readonly string[] = [
  'visitor_type',
  'device',
  'day_of_week',
  'time_of_day',
  'page_path',
  'page_url',
  'url_parameter',
];

test('the vectors show every field and operator true, false, and unknown where it can be', () => {
  const shown = new Map<string, Set<string>>();
  for (const { definitions, preview, expect: expected } of listVectors().flatMap(({ cases }) => cases)) {
    const [{ audience, status } = {}, ...others] = definitions;
    if (preview !== undefined || others.length > 0 || status !== 'running') continue;
    if (audience?.type !== 'custom' || !('field' in audience.expression)) continue;
    const key = toKey(audience.expression);
    const reason = expected[0]?.reason ?? '';
    const value = valueOf[reason];
    if (value !== undefined) shown.set(key, (shown.get(key) ?? new Set()).add(value));
  }

  const wanted = Object.entries(operatorsOf).flatMap(([field, operators]) =>
    operators.map((operator) => {
      const definite = alwaysKnown.includes(field) && !operator.endsWith('_regex');
      return [`${field} ${operator}`, definite ? ['false', 'true'] : ['false', 'true', 'unknown']];
    }),
  );
  expect(Object.fromEntries([...shown].map(([key, seen]) => [key, [...seen].sort()]))).toEqual(
    Object.fromEntries(wanted),
  );
});

const valueOf: Readonly<Partial<Record<string, string>>> = {
  personalized: 'true',
  not_in_audience: 'false',
  audience_unknown: 'unknown',
};

function toKey({ field, operator }: Condition): string {
  return `${field} ${operator}`;
}
