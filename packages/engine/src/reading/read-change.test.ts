import { describe, expect, test } from 'vitest';
import { listProblems, withChange } from '../testing/json.ts';

describe('a change', () => {
  test.each([
    [{ kind: 'sms' }, 'kind: "sms" is not allowed here; allowed: text, html, style, redirect or discount'],
    [{ kind: 'text', selector: '', value: 'x' }, 'selector: is empty; some text is needed'],
    [
      { kind: 'text', selector: 'h1', value: 'x'.repeat(20_001) },
      'value: has 20001 characters; at most 20000 are allowed',
    ],
    [{ kind: 'style', selector: 'h1', styles: {} }, 'styles: is empty; at least one property is needed'],
    [{ kind: 'style', selector: 'h1', styles: { color: 7 } }, 'styles.color: 7 is not text'],
    [
      { kind: 'style', selector: 'h1', styles: { 'color;x': 'red' } },
      'styles["color;x"]: "color;x" is no CSS property: such as background-color or --brand',
    ],
  ])('is refused: %j', (change, problem) => {
    expect(listProblems(withChange(change))).toEqual([`variations[1].changes[0].${problem}`]);
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    '/\\evil.example',
    'pages/vip',
    'https://',
    'https:///x',
    '/a b',
    '/a\nb',
    ' /a',
    'ftp://shop.example/',
  ])('redirects to no such address: %j', (url) => {
    expect(listProblems(withChange({ kind: 'redirect', url }))).toHaveLength(1);
  });

  test.each(['A B', '../admin', 'A?x=1', 'A#b', 'A\\b'])('applies no such code: %j', (code) => {
    expect(listProblems(withChange({ kind: 'discount', code }))).toHaveLength(1);
  });
});
