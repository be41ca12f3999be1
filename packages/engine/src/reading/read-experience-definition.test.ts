import { describe, expect, test } from 'vitest';
import {
  b,
  control,
  listProblems,
  toPersonalizationJson,
  toTestJson,
  vip,
  without,
  withRow,
} from '../testing/json.ts';
import { limits } from './limits.ts';

describe('a definition', () => {
  test.each([
    ['a test', toTestJson()],
    ['a personalization', toPersonalizationJson()],
    ['a temporary one', toPersonalizationJson({ mode: { type: 'temporary', everyMs: 60_000 } })],
    ['one without names', toTestJson({ name: undefined, variations: [control, without(b, 'name')] })],
    [
      'one on some pages',
      toTestJson({ pages: { or: [{ field: 'page_path', operator: 'equals', value: '/' }] } }),
    ],
    ['one with a row', withRow({ action: { type: 'assign', variation: 'b' } })],
  ])('is read: %s', (_, value) => {
    expect(listProblems(value)).toEqual([]);
  });

  test.each([
    [null, 'null is not an object'],
    ['{}', '"{}" is not an object'],
    [[], 'a list is not an object'],
    [undefined, 'nothing is not an object'],
  ])('is an object: %j is not', (value, message) => {
    expect(listProblems(value)).toEqual([`: ${message}`]);
  });

  test('lists everything that is wrong at once', () => {
    const value = {
      ...without(toTestJson(), 'seed'),
      version: 2,
      status: 'asleep',
      allocation: 1.5,
      note: 'internal',
      variations: [{ ...control, weight: -1 }, b],
      audience: { type: 'custom', expression: { and: [{ ...vip, operator: 'is' }, { field: 'moon' }] } },
    };

    expect(listProblems(value)).toEqual([
      'note: is not known here; known: version, id, name, seed, status, pages, allocation, schedule, group, goals, kind, variations or audience',
      'version: 2 is not allowed here; allowed: 1',
      'seed: is missing',
      'status: "asleep" is not allowed here; allowed: draft, running, paused or ended',
      'allocation: 1.5 is not a number from 0 to 1',
      `variations[0].weight: -1 is not a number from 0 to ${limits.maxWeight}`,
      'audience.expression.and[0].operator: "is" is not allowed here; allowed: equals, does_not_equal, any_of, all_of or none_of',
      'audience.expression.and[1].field: "moon" is not allowed here; allowed: klaviyo_segment, identified, device, visitor_type, traffic_source, traffic_site, utm, landing_page, referring_domain, country, language, cookie, attribute, day_of_week, time_of_day, javascript, page_path, page_url or url_parameter',
    ]);
  });

  test.each(['version', 'id', 'seed', 'status', 'variations', 'pages', 'allocation', 'audience'])(
    'needs its %s',
    (key) => {
      expect(listProblems(without(toTestJson(), key))).toEqual([`${key}: is missing`]);
    },
  );

  test.each(['mode', 'holdout'])('needs its %s where it is a personalization', (key) => {
    expect(listProblems(without(toPersonalizationJson(), key))).toEqual([`${key}: is missing`]);
  });

  test.each(['mode', 'holdout'])('has no %s where it is a test', (key) => {
    expect(listProblems(toTestJson({ [key]: 0 }))).toHaveLength(1);
  });

  test('tells no more than 200 problems', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`key${index}`, 1]));
    expect(listProblems({ ...toTestJson(), ...many })).toHaveLength(200);
  });

  test.each([
    ['__proto__', JSON.parse('{"__proto__": 1}')],
    ['constructor', { constructor: 1 }],
  ])('knows no key %s', (key, more: object) => {
    const value: unknown = JSON.parse(
      JSON.stringify(toTestJson()).replace('{', `{${JSON.stringify(more).slice(1, -1)},`),
    );
    expect(listProblems(value).map((problem) => problem.split(':')[0])).toEqual([key]);
  });
});

describe('an id', () => {
  test.each(['', ' ', 'a b', 'é', '__proto__', 'x'.repeat(65), 7, null])('is refused: %j', (id) => {
    expect(listProblems(toTestJson({ id }))).toHaveLength(1);
  });

  test('of a variation stands once', () => {
    expect(listProblems(toTestJson({ variations: [control, b, { ...b, weight: 0 }] }))).toEqual([
      'variations[2].id: "b" is taken; ids are unique',
    ]);
  });

  test('of a row stands once', () => {
    const row = { id: 'r1', when: vip, action: { type: 'split' }, counted: true };
    const audience = { type: 'advanced', rows: [row, row], otherwise: { type: 'leave' } };
    expect(listProblems(toTestJson({ audience }))).toEqual([
      'audience.rows[1].id: "r1" is taken; ids are unique',
    ]);
  });
});

describe('variations', () => {
  test.each([
    [
      'none is the control',
      [{ ...control, control: false }, b],
      'has 0 controls; exactly one variation is the control',
    ],
    [
      'two are the control',
      [control, { ...b, control: true }],
      'has 2 controls; exactly one variation is the control',
    ],
    ['one alone', [control], 'has 1 items; at least 2 are needed'],
    [
      'no weight',
      [
        { ...control, weight: 0 },
        { ...b, weight: 0 },
      ],
      'has no weight above 0; at least one variation needs one',
    ],
    ['no list', {}, 'an object is not a list'],
  ])('are refused: %s', (_, variations, message) => {
    expect(listProblems(toTestJson({ variations }))).toEqual([`variations: ${message}`]);
  });

  test('of a personalization are exactly two', () => {
    const three = [control, b, { ...b, id: 'c' }];
    expect(listProblems(toTestJson({ variations: three }))).toEqual([]);
    expect(listProblems(toPersonalizationJson({ variations: three }))).toEqual([
      'variations: has 3 items; at most 2 are allowed',
    ]);
  });

  test.each([Number.NaN, Infinity, '1', -0.1])('have no weight %s', (weight) => {
    expect(listProblems(toTestJson({ variations: [control, { ...b, weight }] }))).toHaveLength(1);
  });
});

describe('a row', () => {
  test('names a variation that exists, told together with whatever else is wrong', () => {
    const value = { ...withRow({ action: { type: 'assign', variation: 'z' } }), allocation: 2 };
    expect(listProblems(value)).toEqual([
      'allocation: 2 is not a number from 0 to 1',
      'audience.rows[0].action.variation: there is no variation "z"; there are: control, b',
    ]);
  });

  test('says whether it counts', () => {
    expect(listProblems(withRow({ counted: 'yes' }))).toEqual([
      'audience.rows[0].counted: "yes" is not true or false',
    ]);
  });

  test('is no part of a personalization', () => {
    const audience = { type: 'advanced', rows: [], otherwise: { type: 'leave' } };
    expect(listProblems(toPersonalizationJson({ audience }))).toEqual([
      'audience.type: "advanced" is not allowed here; allowed: everyone, custom or link',
    ]);
  });

  test('tells the path to what is wrong deep inside', () => {
    const when = { or: [{ and: [{ ...vip, value: '' }] }] };
    expect(listProblems(withRow({ when }))).toEqual([
      'audience.rows[0].when.or[0].and[0].value: is empty; some text is needed',
    ]);
  });
});

describe('a share of time', () => {
  test.each([59_999, 60_000.5, Infinity, '60000', limits.maxEveryMs + 1])('is refused: %j', (everyMs) => {
    expect(listProblems(toPersonalizationJson({ mode: { type: 'temporary', everyMs } }))).toHaveLength(1);
  });

  test.each([-0.01, 1.01, Number.NaN, '1', null])('holdout is refused: %j', (holdout) => {
    expect(listProblems(toPersonalizationJson({ holdout }))).toHaveLength(1);
  });
});
