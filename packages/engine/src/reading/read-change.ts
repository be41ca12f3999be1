import { type Change, positions } from '../definition/change.ts';
import { limits } from './limits.ts';
import { choiceOf, objectOf } from './object-of.ts';
import { refuse, within } from './place.ts';
import { readAttribute } from './read-attribute.ts';
import { readClassChange } from './read-class-change.ts';
import { readSelector } from './read-selector.ts';
import { readStyles } from './read-styles.ts';
import { readVariableChange } from './read-variable-change.ts';
import { about, named, type Reader, readerOf } from './reader.ts';
import { oneOf, text } from './readers.ts';

type ChangeOf<Kind extends Change['kind']> = Extract<Change, { readonly kind: Kind }>;

const selector = readSelector;
const content = text(limits.contentLength);
const position = oneOf(positions);
const url = text(limits.urlLength, {
  // One slash and not two: `//host` and `/\host` leave the store.
  pattern: /^(\/([^\s/\\][^\s\\]*)?|[Hh][Tt][Tt][Pp][Ss]?:\/\/[^\s/?#\\][^\s\\]*)$/,
  says: 'an address is a path that begins with one slash, or begins with http:// or https://',
});
const discountCode = text(limits.discountCodeLength, {
  pattern: /^[^\s/\\?#]+$/,
  says: 'a discount code has no spaces and none of / \\ ? #',
});

const readMoveShape = objectOf<ChangeOf<'move'>>({
  kind: oneOf(['move']),
  selector,
  target: selector,
  position,
});
const readMove: Reader<ChangeOf<'move'>> = readerOf(readMoveShape.toSchema, (value, place) => {
  const change = readMoveShape(value, place);
  if (change === undefined || change.target.trim() !== change.selector.trim()) return change;
  return refuse(within(place, 'target'), 'is what moves; name another element, beside or in which it goes');
});

/** Reads one change of a variation. Whether code can be run, and selectors be used, is for others to say. */
export const readChange: Reader<Change> = named(
  'change',
  choiceOf<Change>('kind', {
    text: about(
      'Replaces the content of the elements.',
      objectOf<ChangeOf<'text'>>({ kind: oneOf(['text']), selector, value: content }),
    ),
    html: about(
      'Replaces the content of the elements.',
      objectOf<ChangeOf<'html'>>({ kind: oneOf(['html']), selector, value: content }),
    ),
    attribute: about(
      'Sets an attribute, such as a picture’s src or a link’s href; never one that runs code.',
      readAttribute,
    ),
    style: about(
      'Inline declarations by property name.',
      objectOf<ChangeOf<'style'>>({ kind: oneOf(['style']), selector, styles: readStyles }),
    ),
    class: about('Gives the elements classes, and takes others from them.', readClassChange),
    hide: about(
      'Takes the elements out of the page’s layout.',
      objectOf<ChangeOf<'hide'>>({ kind: oneOf(['hide']), selector }),
    ),
    insert: about(
      'Puts HTML beside or into each element.',
      objectOf<ChangeOf<'insert'>>({ kind: oneOf(['insert']), selector, position, html: content }),
    ),
    move: about('Puts the elements beside or into the first element that matches the target.', readMove),
    css: about('A style sheet.', objectOf<ChangeOf<'css'>>({ kind: oneOf(['css']), css: content })),
    javascript: about(
      'The body of a function, run once on each page where its policy allows that; a function that it returns takes the change back.',
      objectOf<ChangeOf<'javascript'>>({ kind: oneOf(['javascript']), code: content }),
    ),
    redirect: about(
      'Leaves for another address of the store; query, hash and _kx are kept.',
      objectOf<ChangeOf<'redirect'>>({ kind: oneOf(['redirect']), url }),
    ),
    discount: about(
      'Applies a code at the store’s platform.',
      objectOf<ChangeOf<'discount'>>({ kind: oneOf(['discount']), code: discountCode }),
    ),
    variable: about('A value for the store’s own code, by its name.', readVariableChange),
  }),
);
