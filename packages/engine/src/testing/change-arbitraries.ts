import * as fc from 'fast-check';
import { type Change, type JsonValue, positions } from '../index.ts';

type Fields<Kind extends Change['kind']> = Omit<Extract<Change, { readonly kind: Kind }>, 'kind'>;

const selector = fc.constantFrom('h1', '#hero', '.card > a', ' h1 ');
const content = fc.constantFrom('a', '<b>a</b>', 'ä 😀');
const position = fc.constantFrom(...positions);
const json: fc.Arbitrary<JsonValue> = fc
  .jsonValue({ maxDepth: 3 })
  .map((value) => JSON.stringify(value))
  .filter((text) => !text.includes('__proto__'))
  .map((text) => JSON.parse(text));

/** A new kind does not compile until it stands here. */
const fieldsOf: { readonly [Kind in Change['kind']]: fc.Arbitrary<Fields<Kind>> } = {
  text: fc.record({ selector, value: content }),
  html: fc.record({ selector, value: content }),
  attribute: fc.record({
    selector,
    name: fc.constantFrom('href', 'src', 'SRC', 'alt', 'data-a'),
    value: fc.constantFrom('/a b,c.png', 'a', 'data:,a'),
  }),
  style: fc.record({
    selector,
    styles: fc.dictionary(fc.constantFrom('color', 'display', '--a'), content, { minKeys: 1 }),
  }),
  class: fc.record({
    selector,
    add: fc.subarray(['a', 'b'], { minLength: 1 }),
    remove: fc.subarray(['c', 'd']),
  }),
  hide: fc.record({ selector }),
  insert: fc.record({ selector, position, html: content }),
  move: fc.record({ selector, target: fc.constantFrom('main', 'footer'), position }),
  css: fc.record({ css: content }),
  javascript: fc.record({ code: fc.constantFrom('return 1', 'a(') }),
  redirect: fc.record({ url: fc.constantFrom('/', '/a?b=c', 'https://shop.example/') }),
  discount: fc.record({ code: fc.constantFrom('A', 'VIP-10%') }),
  variable: fc.record({ name: fc.constantFrom('a', 'constructor', 'hero.layout'), value: json }),
};

/** Any change, as JSON. */
export const changeArb: fc.Arbitrary<object> = fc.oneof(
  ...Object.entries(fieldsOf).map(([kind, fields]) => fields.map((known: object) => ({ kind, ...known }))),
);
