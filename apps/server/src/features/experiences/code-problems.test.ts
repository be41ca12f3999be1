import { readExperienceDefinition } from '@facet/engine';
import { describe, expect, it } from 'vitest';
import { findCodeProblems } from './code-problems.ts';
import { createDraft } from './experience-draft.ts';

const find = (...codes: readonly string[]) =>
  findIn(
    {},
    codes.map((code) => ({ kind: 'javascript', code })),
  );
const findIn = (more: object, changes: readonly object[] = []) => {
  const variations = [
    { id: 'one', control: true, weight: 1, changes: [] },
    { id: 'two', control: false, weight: 1, changes },
  ];
  const draft = createDraft({ id: 'a', seed: 'a', name: 'A', kind: 'test', variationIds: ['one', 'two'] });
  const result = readExperienceDefinition({ ...draft, variations, ...more });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return findCodeProblems(result.definition);
};

describe('the code of a change', () => {
  it.each([
    'return 1',
    'const bar = document.querySelector("#bar");\nbar.hidden = true;\nreturn () => { bar.hidden = false; };',
    '// nothing but a note',
    'import("https://shop.example/a.js")',
    'throw new Error("never run here")',
    'while (true) {}',
  ])('is the body of a function: %s', (code) => {
    expect(find(code)).toEqual([]);
  });

  it.each([
    'let a;\nreturn )',
    '}); alert(1); (() => {',
    '}{',
    'await fetch("/")',
    '#!/usr/bin/env node',
    'import a from "a"',
    'return `open',
    '"use strict"; with (a) {}',
  ])('is refused where no function can have it for its body: %s', (code) => {
    expect(find(code)).toHaveLength(1);
  });

  it('is told of where it stands, and in which of its lines it is wrong', () => {
    expect(find('return 1', 'let a;\nlet b;\nreturn )', '('.repeat(20_000))).toEqual([
      {
        path: 'definition.variations[1].changes[1].code',
        message:
          "This JavaScript cannot be read: Unexpected token ')', in line 3. Correct it, then save again.",
      },
      {
        path: 'definition.variations[1].changes[2].code',
        message: 'This JavaScript cannot be read: it is nested too deeply. Correct it, then save again.',
      },
    ]);
  });
});

describe('the code of a condition', () => {
  const findInCondition = (value: string) => {
    const condition = { field: 'javascript', operator: 'is_true', value };
    return findIn({ audience: { type: 'custom', expression: { not: condition } } });
  };

  it.each(['window.shop?.isOpen', '/* open? */ shop.isOpen // yes', '{}'])('is an expression: %s', (code) => {
    expect(findInCondition(code)).toEqual([]);
  });

  it.each(['return true', 'if (a) b', 'shop.', 'a;'])('is refused where it is none: %s', (code) => {
    expect(findInCondition(code)).toMatchObject([{ path: 'definition.audience.expression.not.value' }]);
  });
});

describe('the CSS and HTML of a change', () => {
  it('is refused where it is not closed, each at its place and line', () => {
    const changes = [
      { kind: 'css', css: '.hero {\n  color: red;' },
      { kind: 'html', selector: 'h1', value: '<b>Sale' },
      { kind: 'insert', selector: 'h1', position: 'after', html: '<p>Free\n<a href="/x>y</a>' },
    ];
    expect(findIn({}, changes)).toEqual([
      {
        path: 'definition.variations[1].changes[0].css',
        message: 'This CSS is not whole: in line 1, “{” is not closed with “}”. Correct it, then save again.',
      },
      {
        path: 'definition.variations[1].changes[1].value',
        message:
          'This HTML is not whole: in line 1, <b> is not closed with </b>. Correct it, then save again.',
      },
      {
        path: 'definition.variations[1].changes[2].html',
        message:
          'This HTML is not whole: in line 2, the value of an attribute is not closed with a quote. Correct it, then save again.',
      },
    ]);
  });

  it('is taken where it is whole', () => {
    expect(
      findIn({}, [
        { kind: 'css', css: '.hero { color: red }' },
        { kind: 'html', selector: 'h1', value: '<p>One<p>Two<br>' },
        { kind: 'insert', selector: 'h1', position: 'after', html: '<button onclick="a()">Hi</button>' },
      ]),
    ).toEqual([]);
  });
});
