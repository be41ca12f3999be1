import { describe, expect, test } from 'vitest';
import { listProblems, toTestJson, vip, withExpression } from '../testing/json.ts';
import { limits } from './limits.ts';

describe('an expression', () => {
  test.each([
    [{ and: [], or: [] }, 'audience.expression.or: is not known here; known: and'],
    [{ not: [vip] }, 'audience.expression.not: a list is not an object'],
    [{ and: vip }, 'audience.expression.and: an object is not a list'],
    [{ ...vip, value: ['VIP'] }, 'audience.expression.value: a list is not text'],
    [{ ...vip, operator: 'any_of' }, 'audience.expression.value: "VIP" is not a list'],
    [
      { ...vip, operator: 'any_of', value: [] },
      'audience.expression.value: has 0 items; at least 1 are needed',
    ],
    [
      { field: 'device', operator: 'is_one_of', value: ['fridge'] },
      'audience.expression.value[0]: "fridge" is not allowed here; allowed: desktop, mobile or tablet',
    ],
    [
      { field: 'identified', operator: 'equals', value: 'yes' },
      'audience.expression.value: "yes" is not true or false',
    ],
    [
      { field: 'page_path', operator: 'exists' },
      'audience.expression.operator: "exists" is not allowed here; allowed: equals, does_not_equal, contains, does_not_contain, starts_with, does_not_start_with, ends_with, does_not_end_with, matches_regex, does_not_match_regex, is_one_of or is_not_one_of',
    ],
    [{ field: 'url_parameter', operator: 'exists' }, 'audience.expression.name: is missing'],
    [
      { field: 'url_parameter', name: 'a', operator: 'exists', value: '' },
      'audience.expression.value: is not known here; known: field, name or operator',
    ],
  ])('is refused: %j', (expression, problem) => {
    expect(listProblems(withExpression(expression))).toEqual([problem]);
  });

  test('of pages asks for the address alone', () => {
    expect(listProblems(toTestJson({ pages: { and: [vip] } }))).toEqual([
      'pages.and[0].field: "klaviyo_segment" is not allowed here; allowed: page_path, page_url or url_parameter',
    ]);
  });

  test('has a limited depth', () => {
    const nested = (depth: number): unknown => (depth === 1 ? vip : { not: nested(depth - 1) });
    expect(listProblems(withExpression(nested(limits.expressionDepth)))).toEqual([]);
    expect(listProblems(withExpression(nested(limits.expressionDepth + 1)))).toEqual([
      `audience.expression${'.not'.repeat(limits.expressionDepth - 1)}: is nested too deeply: at most ${limits.expressionDepth} levels are allowed`,
    ]);
    expect(listProblems(withExpression(nested(5000)))).toHaveLength(1);
  });

  test('has a limited size', () => {
    const group = (count: number) => ({ or: Array.from({ length: count }, () => vip) });
    const groups = { and: Array.from({ length: 10 }, () => group(limits.expressionChildren)) };
    expect(listProblems(withExpression(groups))).toEqual([
      expect.stringContaining('is one too many: an expression has at most 1000 parts'),
    ]);
    expect(listProblems(withExpression(group(limits.expressionChildren + 1)))).toHaveLength(1);
  });
});
