import type { Change } from '../definition/change.ts';
import { limits } from './limits.ts';
import { describe, type Place, type Reader, refuse, within } from './place.ts';
import { choiceOf, objectOf, oneOf, readRecord, text } from './readers.ts';

type ChangeOf<Kind extends Change['kind']> = Extract<Change, { readonly kind: Kind }>;

const selector = text(limits.selectorLength);
const value = text(limits.contentLength);
const styleValue = text(limits.styleValueLength);
const url = text(limits.urlLength, {
  // One slash and not two: `//host` and `/\host` leave the store.
  pattern: /^(\/(?![/\\])|https?:\/\/[^\s/?#\\])[^\s\\]*$/i,
  says: 'an address is a path that begins with one slash, or begins with http:// or https://',
});
const code = text(limits.discountCodeLength, {
  pattern: /^[^\s/\\?#]+$/,
  says: 'a discount code has no spaces and none of / \\ ? #',
});

/** Reads one change of a variation. */
export const readChange: Reader<Change> = choiceOf<Change>('kind', {
  text: objectOf<ChangeOf<'text'>>({ kind: oneOf(['text']), selector, value }),
  html: objectOf<ChangeOf<'html'>>({ kind: oneOf(['html']), selector, value }),
  style: objectOf<ChangeOf<'style'>>({ kind: oneOf(['style']), selector, styles: readStyles }),
  redirect: objectOf<ChangeOf<'redirect'>>({ kind: oneOf(['redirect']), url }),
  discount: objectOf<ChangeOf<'discount'>>({ kind: oneOf(['discount']), code }),
});

function readStyles(from: unknown, place: Place): Readonly<Record<string, string>> | undefined {
  const record = readRecord(from, place);
  if (record === undefined) return undefined;
  const entries = Object.entries(record);
  if (entries.length === 0) return refuse(place, 'is empty; at least one property is needed');
  if (entries.length > limits.styles) {
    return refuse(place, `has ${entries.length} properties; at most ${limits.styles} are allowed`);
  }
  const before = place.problems.length;
  const styles: Record<string, string> = {};
  for (const [property, item] of entries) {
    const at = within(place, property);
    if (!/^(--[\w-]{1,60}|-?[a-z][a-z-]{0,60})$/.test(property)) {
      refuse(at, `${describe(property)} is no CSS property: such as background-color or --brand`);
      continue;
    }
    styles[property] = styleValue(item, at) ?? '';
  }
  return place.problems.length === before ? styles : undefined;
}
