import type { Json } from '../testing/experiences.ts';
import type { Random } from './random.ts';

/** The elements that changes may aim at: never the button that counts, nor what holds it. */
const selectors = [
  '#headline',
  '#styled',
  '#picked',
  'h1',
  'h1, p',
  'p:not(#missing)',
  'a[href]',
  '.missing',
  '.product, .card__heading, .stock',
  '#note, #offer',
  '#products, .drawer__heading',
  '#headline, #styled:has(b)',
];

/** Selectors that are none. */
const wrongSelectors = [
  '',
  '][',
  '#',
  'h1,',
  ':::x',
  'p:has(',
  'h1{}',
  '#headline;',
  '*|*|*',
  `${'h1 '.repeat(2000)}>`,
];

const texts = [
  '',
  'Welcome back',
  '<b>no markup</b>',
  '&amp;',
  '  ',
  '\u202Eright to left',
  'long '.repeat(400),
];
const markup = [
  '',
  'Text',
  '<b>Bold</b>',
  '<p class="new">One<p>Two',
  '<script>window.ran=true</script>',
  '<table><tr><td>Cell</table>',
  '</div></section></main>',
  '<!-- nothing -->',
  '<svg><title>T</title></svg>',
  '<template><b>in</b></template>',
];
const styles: readonly Json[] = [
  {},
  { color: 'rgb(0, 128, 0)' },
  { color: 'green !important', 'background-color': 'gold' },
  { 'no-such-thing': 'x', color: '}' },
  { display: 'none !important' },
  { '--own': '1' },
];
const attributes: readonly (readonly [string, string])[] = [
  ['title', 'Title'],
  ['href', '/new'],
  ['data-x', '"quoted"'],
  ['class', 'other'],
  ['1x', 'no name'],
  ['', ''],
  ['srcset', '/a.png 2x'],
];
const sheets = [
  '#styled{color:rgb(0,0,128)}',
  '}{',
  '',
  '@import "x";',
  '@media (min-width:1px){#styled{top:0}',
];
const codes = [
  'window.ran=true',
  'throw new Error("the change fails")',
  'return function(){}',
  'return function(){throw 1}',
  'return 7',
  '}{',
  'return document.querySelector("#missing").id',
];
const addresses = ['/other', '/target?own=1#x', '?again=1', '', 'http://[', '//', '/%'];
const positions = ['before', 'prepend', 'append', 'after', 'nowhere'];

/** One random change. `runsCode`: whether the page's policy allows code at all. */
export function toRandomChange(random: Random, runsCode: boolean): Json {
  const selector = random.chance(0.15) ? random.pick(wrongSelectors) : random.pick(selectors);
  switch (random.below(12)) {
    case 0:
    case 1:
      return { kind: 'text', selector, value: random.pick(texts) };
    case 2:
      return { kind: 'html', selector, value: random.pick(markup) };
    case 3: {
      const [name, value] = random.pick(attributes);
      return { kind: 'attribute', selector, name, value };
    }
    case 4:
      return { kind: 'style', selector, styles: random.pick(styles) };
    case 5:
      return {
        kind: 'class',
        selector,
        add: random.some(2, () => random.pick(['new', 'on', ''])),
        remove: ['x'],
      };
    case 6:
      return { kind: 'insert', selector, position: random.pick(positions), html: random.pick(markup) };
    case 7:
      return { kind: 'move', selector, target: random.pick(selectors), position: random.pick(positions) };
    case 8:
      return { kind: 'css', css: random.pick(sheets) };
    case 9:
      return runsCode ? { kind: 'javascript', code: random.pick(codes) } : { kind: 'no_such_kind' };
    case 10:
      return random.chance(0.3)
        ? { kind: 'redirect', url: random.pick(addresses) }
        : { kind: 'discount', code: random.pick(['VIP10', '', '../x', '%', 'a b']) };
    default:
      return { kind: 'variable', name: random.pick(['tone', '', '__proto__']), value: { deep: [1, null] } };
  }
}
