import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCssProblem, findHtmlProblem, listHtmlRisks } from '../index.ts';

describe('CSS', () => {
  test.each([
    '',
    '.hero { color: red }',
    '@media (min-width: 40em) {\n  a[href$=".pdf"]::after { content: "}\\"{" }\n}',
    '/* { */ a { background: url(https://a.example/b(c{.png) }',
    'a { background: url( "a).png" ) }',
    '.md\\:w-\\[1fr\\] { width: 1fr }',
  ])('is whole: %s', (css) => {
    expect(findCssProblem(css)).toBeUndefined();
  });

  test.each([
    ['a { color: red', 1, '“{” is not closed with “}”'],
    ['a { color: red }\n}', 2, '“}” closes nothing'],
    ['a {\n  width: calc(1px;\n}', 3, '“}” stands where “)” has to close “(”'],
    ['a {}\n/* b {}', 2, 'the comment that begins with /* is not closed with */'],
    ['a::before { content: "x\n" }', 1, 'the text that begins with " is not closed in its line'],
  ])('is not whole: %s', (css, line, why) => {
    expect(findCssProblem(css)).toEqual({ line, why });
  });
});

describe('HTML', () => {
  test.each([
    '',
    'Only text, 1 < 2 & 3 > 2',
    '<p>One<p>Two<br><img src="a>b.png" alt=\'"\'>',
    '<ul><li>One<li><b>Two</b></ul>',
    '<table><tr><td>1<td>2</table>',
    '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>',
    '<svg><svg><path/></svg><path/></svg><math><mi/></math>',
    '<!-- <div> --><x-card data-a>Hi</x-card >',
    '<style>a > b { }</style><script>if (a < b) "</p>"</script>',
    '<DIV>İ</div>',
  ])('is whole: %s', (html) => {
    expect(findHtmlProblem(html)).toBeUndefined();
  });

  test.each([
    ['<div>\n<p>Hi</p>', 1, '<div> is not closed with </div>'],
    ['<div>\n<b>Hi</div>', 2, '<b> is not closed before </div>'],
    ['Hi</span>', 1, '</span> closes nothing'],
    ['<div/>', 1, '<div> is not closed with </div>'],
    ['<svg><svg/></svg>\n<div/>', 2, '<div> is not closed with </div>'],
    ['<a href="/sale>Sale</a>', 1, 'the value of an attribute is not closed with a quote'],
    ['<p>Hi</p', 1, 'a tag is not closed with >'],
    ['\n<!-- note', 2, 'the comment that begins with <!-- is not closed with -->'],
    ['<style>a {}', 1, 'an element of code or text is not closed'],
  ])('is not whole: %s', (html, line, why) => {
    expect(findHtmlProblem(html)).toEqual({ line, why });
  });

  test('says what does not do what it seems to, each once', () => {
    const html =
      '<button onclick="a()" class="on">A</button><button ONCLICK=b()>B</button><script>c()</script><a title="onclick=1">C</a>';
    expect(listHtmlRisks(html)).toEqual([
      { kind: 'handler', element: 'button', attribute: 'onclick' },
      { kind: 'script' },
    ]);
    expect(listHtmlRisks('<p title="<script>">onload</p>')).toEqual([]);
  });
});

test('any text is judged, and what is closed after it stays closed', () => {
  const parts = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '{',
    '}',
    '/*',
    '*/',
    '<!--',
    '-->',
    '<b',
    '</b',
    '=',
    ' a',
    '\\',
    '\n',
    'url(',
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(parts, { maxLength: 30 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(text, (code) => {
      const [css, html] = [findCssProblem(code), findHtmlProblem(code)];
      for (const problem of [css, html]) {
        expect(problem?.line ?? 1).toBeLessThanOrEqual(code.split('\n').length);
      }
      expect(css ?? findCssProblem(`${code}\na {`)).toBeDefined();
      expect(html ?? findHtmlProblem(`${code}<div>`)).toBeDefined();
    }),
  );
});
