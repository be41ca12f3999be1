import type { Change } from '../definition/change.ts';
import { limits } from './limits.ts';
import { choiceOf, objectOf } from './object-of.ts';
import { describe, refuse, within } from './place.ts';
import { about, named, type Reader, readerOf } from './reader.ts';
import { oneOf, text } from './readers.ts';
import { readRecord } from './record.ts';

type ChangeOf<Kind extends Change['kind']> = Extract<Change, { readonly kind: Kind }>;

const selector = named(
  'selector',
  about('CSS; a change applies to every element that matches.', text(limits.selectorLength)),
);
const value = text(limits.contentLength);
const url = text(limits.urlLength, {
  // One slash and not two: `//host` and `/\host` leave the store.
  pattern: /^(\/([^\s/\\][^\s\\]*)?|[Hh][Tt][Tt][Pp][Ss]?:\/\/[^\s/?#\\][^\s\\]*)$/,
  says: 'an address is a path that begins with one slash, or begins with http:// or https://',
});
const code = text(limits.discountCodeLength, {
  pattern: /^[^\s/\\?#]+$/,
  says: 'a discount code has no spaces and none of / \\ ? #',
});

const property = /^(--[\w-]{1,60}|-?[a-z][a-z-]{0,60})$/;
const styleValue = text(limits.styleValueLength);
const styles = readerOf<Readonly<Record<string, string>>>(
  (shared) => ({
    type: 'object',
    minProperties: 1,
    maxProperties: limits.styles,
    propertyNames: { pattern: property.source },
    additionalProperties: styleValue.toSchema(shared),
  }),
  (value, place) => {
    const record = readRecord(value, place);
    if (record === undefined) return undefined;
    const entries = Object.entries(record);
    if (entries.length === 0) return refuse(place, 'is empty; at least one property is needed');
    if (entries.length > limits.styles) {
      return refuse(place, `has ${entries.length} properties; at most ${limits.styles} are allowed`);
    }
    const before = place.problems.length;
    const styles: Record<string, string> = {};
    for (const [name, item] of entries) {
      const at = within(place, name);
      if (property.test(name)) styles[name] = styleValue(item, at) ?? '';
      else refuse(at, `${describe(name)} is no CSS property: such as background-color or --brand`);
    }
    return place.problems.length === before ? styles : undefined;
  },
);

/** Reads one change of a variation. */
export const readChange: Reader<Change> = named(
  'change',
  choiceOf<Change>('kind', {
    text: about(
      'Replaces the content of the elements.',
      objectOf<ChangeOf<'text'>>({ kind: oneOf(['text']), selector, value }),
    ),
    html: about(
      'Replaces the content of the elements.',
      objectOf<ChangeOf<'html'>>({ kind: oneOf(['html']), selector, value }),
    ),
    style: about(
      'Inline declarations by property name.',
      objectOf<ChangeOf<'style'>>({ kind: oneOf(['style']), selector, styles }),
    ),
    redirect: about(
      'Leaves for another address of the store; query, hash and _kx are kept.',
      objectOf<ChangeOf<'redirect'>>({ kind: oneOf(['redirect']), url }),
    ),
    discount: about(
      'Applies a code at the store’s platform.',
      objectOf<ChangeOf<'discount'>>({ kind: oneOf(['discount']), code }),
    ),
  }),
);
