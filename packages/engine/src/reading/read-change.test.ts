import { describe, expect, test } from 'vitest';
import { changeKinds } from '../index.ts';
import { changeVectors } from '../testing/change-vectors.ts';
import { listProblems, withChange } from '../testing/json.ts';

const attribute = { kind: 'attribute', selector: 'a', name: 'href', value: '/' };

describe('a change', () => {
  test.each([
    [
      { kind: 'sms' },
      'kind: "sms" is not allowed here; allowed: text, html, attribute, style, class, hide, insert, move, css, javascript, redirect, discount or variable',
    ],
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
    [
      { ...attribute, name: 'onclick' },
      'name: "onclick" is not allowed: it would run code; use a JavaScript change',
    ],
    [{ ...attribute, name: 'STYLE' }, 'name: "STYLE" is not allowed: use a style change'],
    [{ ...attribute, name: 'class' }, 'name: "class" is not allowed: use a class change'],
    [
      { ...attribute, name: 'srcdoc' },
      'name: "srcdoc" is not allowed: it would hold a page of its own; use an HTML change',
    ],
    [
      { ...attribute, name: 'a b' },
      'name: "a b" is not allowed: an attribute has a name such as href, alt or data-label',
    ],
    [
      { ...attribute, value: ' javascript:a()' },
      'value: " javascript:a()" is code and no address; use a JavaScript change',
    ],
    [{ ...attribute, value: '' }, 'value: is empty; an address is needed'],
    [
      { ...attribute, name: 'alt', value: ' '.repeat(20_001) },
      'value: has 20001 characters; at most 20000 are allowed',
    ],
    [
      { kind: 'class', selector: 'h1', add: ['a b'], remove: [] },
      'add[0]: "a b" is not allowed: a class has no spaces',
    ],
    [
      { kind: 'class', selector: 'h1', add: [], remove: [] },
      'add: is empty, and so is what is removed; at least one class is needed',
    ],
    [
      { kind: 'class', selector: 'h1', add: ['a'], remove: ['a'] },
      'remove[0]: "a" is added too; a class is either added or removed',
    ],
    [
      { kind: 'insert', selector: 'h1', position: 'inside', html: '<p>' },
      'position: "inside" is not allowed here; allowed: before, prepend, append or after',
    ],
    [
      { kind: 'move', selector: 'h1', target: 'h1', position: 'after' },
      'target: is what moves; name another element, beside or in which it goes',
    ],
    [
      { kind: 'variable', name: '1st', value: 1 },
      'name: "1st" is not allowed: a variable has a name such as heroLayout or hero.layout',
    ],
    [
      { kind: 'variable', name: 'a', value: { b: [Number.NaN] } },
      'value.b[0]: NaN is nothing that JSON can say',
    ],
    [
      { kind: 'variable', name: 'a', value: [[[[[[[[[[[]]]]]]]]]]] },
      `value${'[0]'.repeat(10)}: is nested too deeply: at most 10 levels are allowed`,
    ],
    [
      { kind: 'variable', name: 'a', value: 'x'.repeat(19_999) },
      'value: has 20001 characters as JSON; at most 20000 are allowed',
    ],
    [
      { kind: 'variable', name: 'a', value: JSON.parse('{"__proto__":{}}') },
      'value.__proto__: cannot be a name here',
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

  test('is read as it is: every one of spec/changes.json', () => {
    for (const { name, change } of changeVectors.changes) {
      expect({ name, problems: listProblems(withChange(change)) }).toEqual({ name, problems: [] });
    }
  });

  test('is refused where it is wrong: every one of spec/changes.json', () => {
    for (const { name, change, path } of changeVectors.refused) {
      expect({ name, problems: listProblems(withChange(change)) }).toEqual({
        name,
        problems: [expect.stringContaining(`variations[1].changes[0].${path}: `)],
      });
    }
  });

  test('of every kind is in spec/changes.json, each case once', () => {
    const { changes, refused } = changeVectors;
    const names = [...changes, ...refused].map(({ name }) => name);

    expect(new Set(changes.map(({ change }) => change.kind))).toEqual(new Set(changeKinds));
    expect(new Set(names).size).toBe(names.length);
  });

  test('holds a variable whose JSON is as long as it may be', () => {
    const value = 'x'.repeat(19_998);

    expect(listProblems(withChange({ kind: 'variable', name: 'a', value }))).toEqual([]);
  });
});
