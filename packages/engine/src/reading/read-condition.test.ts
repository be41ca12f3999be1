import { describe, expect, test } from 'vitest';
import { textOperators } from '../index.ts';
import { listProblems, toTestJson, withExpression, withRow } from '../testing/json.ts';
import { limits } from './limits.ts';

const at = 'audience.expression';

describe('a condition', () => {
  test.each([
    [
      { field: 'country', operator: 'is_one_of', value: ['de'] },
      `${at}.value[0]: "de" is not allowed: a country is two capital letters, such as DE`,
    ],
    [{ field: 'country', operator: 'is_one_of', value: 'DE' }, `${at}.value: "DE" is not a list`],
    [
      { field: 'language', operator: 'is_one_of', value: ['de_AT'] },
      `${at}.value[0]: "de_AT" is not allowed: a language is a tag such as de or de-AT`,
    ],
    [
      { field: 'day_of_week', operator: 'is_one_of', value: ['Monday'] },
      expect.stringContaining(`${at}.value[0]: "Monday" is not allowed here; allowed: monday`),
    ],
    [
      { field: 'traffic_source', operator: 'is_one_of', value: ['mail'] },
      expect.stringContaining(`${at}.value[0]: "mail" is not allowed here; allowed: direct, email`),
    ],
    [
      { field: 'traffic_site', operator: 'is_one_of', value: [] },
      `${at}.value: has 0 items; at least 1 are needed`,
    ],
    [
      { field: 'utm', name: 'utm_source', operator: 'exists' },
      expect.stringContaining(`${at}.name: "utm_source" is not allowed here; allowed: source`),
    ],
    [{ field: 'utm', operator: 'exists' }, `${at}.name: is missing`],
    [{ field: 'cookie', name: '', operator: 'exists' }, `${at}.name: is empty; some text is needed`],
    [
      { field: 'landing_page', operator: 'exists' },
      expect.stringContaining(`${at}.operator: "exists" is not allowed here`),
    ],
    [
      { field: 'referring_domain', name: 'a', operator: 'equals', value: 'a' },
      expect.stringContaining(`${at}.name: is not known here`),
    ],
    [
      { field: 'attribute', name: 'total', operator: 'less_than', value: '100' },
      expect.stringContaining(`${at}.value: "100" is not a number`),
    ],
    [
      { field: 'attribute', name: 'total', operator: 'at_least', value: 1e16 },
      expect.stringContaining(`${at}.value: 10000000000000000 is not a number from`),
    ],
    [
      { field: 'attribute', name: 'total', operator: 'is_between', value: { from: 20, to: 10 } },
      `${at}.value.to: 10 is below where the range begins, 20`,
    ],
    [
      { field: 'attribute', name: 'total', operator: 'is_between', value: { from: 20 } },
      `${at}.value.to: is missing`,
    ],
    [{ field: 'attribute', name: 'total', operator: 'equals', value: 7 }, `${at}.value: 7 is not text`],
    [
      { field: 'device', operator: 'less_than', value: 7 },
      expect.stringContaining(`${at}.operator: "less_than" is not allowed here`),
    ],
    [
      { field: 'time_of_day', operator: 'is_between', value: { from: '9:00', to: '17:00' } },
      `${at}.value.from: "9:00" is not allowed: a time is hours and minutes from 00:00 to 23:59`,
    ],
    [
      { field: 'time_of_day', operator: 'is_between', value: { from: '09:00', to: '24:00' } },
      `${at}.value.to: "24:00" is not allowed: a time is hours and minutes from 00:00 to 23:59`,
    ],
    [
      { field: 'time_of_day', operator: 'is_not_between', value: { from: '09:00', to: '09:00' } },
      `${at}.value.to: is the time at which the range begins; a range has some length`,
    ],
    [{ field: 'javascript', operator: 'is_true', value: ' ' }, `${at}.value: is empty; some text is needed`],
    [
      { field: 'javascript', operator: 'equals', value: 'a' },
      `${at}.operator: "equals" is not allowed here; allowed: is_true or is_not_true`,
    ],
    [
      { field: 'visitor_type', operator: 'equals', value: 'old' },
      `${at}.value: "old" is not allowed here; allowed: new or returning`,
    ],
  ])('is refused: %j', (expression, problem) => {
    expect(listProblems(withExpression(expression))).toEqual([problem]);
  });

  test.each(['(?=a)', '(a', '[b-a]', '\\1', 'a{2,1}', '*', '(a{99}){99}', 'a'.repeat(201)])(
    'has no regular expression that cannot be had: %j',
    (value) => {
      for (const operator of textOperators.filter((one) => one.endsWith('_regex'))) {
        const problems = listProblems(withExpression({ field: 'page_path', operator, value }));
        expect(problems).toEqual([
          expect.stringMatching(
            /^audience\.expression\.value: .* is not a regular expression that can be used: ./s,
          ),
        ]);
      }
    },
  );

  test('takes a text that is no regular expression where it is not one', () => {
    expect(listProblems(withExpression({ field: 'page_path', operator: 'contains', value: '(a' }))).toEqual(
      [],
    );
  });
});

describe('conditions by regular expression', () => {
  const regexes = (count: number): object => ({
    or: Array.from({ length: count }, (_, index) => ({
      field: 'page_path',
      operator: 'matches_regex',
      value: `^/${index}`,
    })),
  });

  test('are limited in number, in audience and pages together', () => {
    const of = (audience: number, pages: number): readonly string[] =>
      listProblems(
        toTestJson({ pages: regexes(pages), audience: { type: 'custom', expression: regexes(audience) } }),
      );

    expect(of(limits.regexes - 5, 5)).toEqual([]);
    expect(of(limits.regexes - 5, 6)).toEqual([
      `audience: has ${limits.regexes + 1} conditions by regular expression; at most ${limits.regexes} are allowed`,
    ]);
  });

  test('are limited in number through all rows', () => {
    expect(listProblems(withRow({ when: regexes(limits.regexes + 1) }))).toHaveLength(1);
  });
});

describe('an exclusion group', () => {
  test.each([
    { key: 'Hero banners', weight: 1 },
    { key: 'hero', weight: 0.001 },
  ])('is read: %j', (group) => {
    expect(listProblems(toTestJson({ group }))).toEqual([]);
  });

  test.each([
    { key: '', weight: 1 },
    { key: 'x'.repeat(limits.groupKeyLength + 1), weight: 1 },
    { key: 'hero', weight: 0 },
    { key: 'hero', weight: -1 },
    { key: 'hero', weight: Infinity },
    { key: 'hero' },
    { weight: 1 },
    'hero',
  ])('is refused: %j', (group) => {
    expect(listProblems(toTestJson({ group }))).toHaveLength(1);
  });
});
