import type { Change } from '../definition/change.ts';
import type { JsonSchema } from './json-schema.ts';
import { limits } from './limits.ts';
import { objectOf } from './object-of.ts';
import { describe, refuse, within } from './place.ts';
import { readSelector } from './read-selector.ts';
import { type Reader, readerOf } from './reader.ts';
import { oneOf, text, textOrNone } from './readers.ts';

type Attribute = Extract<Change, { readonly kind: 'attribute' }>;

/** A word whatever its case: JSON Schema knows no flags. */
const inAnyCase = (word: string): string =>
  word.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);

/** What an attribute is not for, and what is. */
const refused = [
  { names: `${inAnyCase('on')}.*`, says: 'it would run code; use a JavaScript change' },
  { names: inAnyCase('style'), says: 'use a style change' },
  { names: inAnyCase('class'), says: 'use a class change' },
  { names: inAnyCase('srcdoc'), says: 'it would hold a page of its own; use an HTML change' },
].map(({ names, says }) => ({ pattern: new RegExp(`^${names}$`), says }));

const form = '[a-zA-Z_:][\\w:.-]{0,60}';
const readForm = text(61, {
  pattern: new RegExp(`^${form}$`),
  says: 'an attribute has a name such as href, alt or data-label',
});
const readName: Reader<string> = readerOf(
  () => {
    const others = refused.map(({ pattern }) => pattern.source.slice(1)).join('|');
    return { type: 'string', pattern: `^(?!${others})${form}$` };
  },
  (value, place) => {
    const name = readForm(value, place);
    if (name === undefined) return undefined;
    const found = refused.find(({ pattern }) => pattern.test(name));
    return found === undefined ? name : refuse(place, `${describe(name)} is not allowed: ${found.says}`);
  },
);

/** Attributes that hold an address, which a browser may run as code. */
const holdsAddress = new RegExp(
  `^(${['href', 'src', 'action', 'formaction', 'xlink:href'].map(inAnyCase).join('|')})$`,
);
/** What a browser takes for the start of code: it does not mind spaces and controls in front, nor breaks in between. */
const runsCode = new RegExp(
  `^${'javascript:'.replace(/./g, (sign) => `[\\u0000-\\u0020]*${inAnyCase(sign)}`)}`,
);

const toPart = (key: keyof Attribute, pattern: string): JsonSchema => ({
  type: 'object',
  properties: { [key]: { type: 'string', pattern } },
});
const readShape = objectOf<Attribute>({
  kind: oneOf(['attribute']),
  selector: readSelector,
  name: readName,
  value: textOrNone(limits.contentLength),
});

/** Reads an attribute and its value, which may be empty, save where it is an address. Code is not taken for one. */
export const readAttribute: Reader<Attribute> = readerOf(
  (shared) => ({
    ...readShape.toSchema(shared),
    anyOf: [
      toPart('name', `^(?!${holdsAddress.source.slice(1)})`),
      toPart('value', `^(?!${runsCode.source.slice(1)})[\\s\\S]*\\S`),
    ],
  }),
  (value, place) => {
    const change = readShape(value, place);
    if (change === undefined || !holdsAddress.test(change.name)) return change;
    const at = within(place, 'value');
    if (change.value.trim() === '') return refuse(at, 'is empty; an address is needed');
    if (!runsCode.test(change.value)) return change;
    return refuse(at, `${describe(change.value)} is code and no address; use a JavaScript change`);
  },
);
