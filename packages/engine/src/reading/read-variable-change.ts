import type { Change } from '../definition/change.ts';
import { objectOf } from './object-of.ts';
import { readJsonValue } from './read-json-value.ts';
import type { Reader } from './reader.ts';
import { oneOf, text } from './readers.ts';

/** Reads a value for the store's own code. Its name becomes a key of an object. */
export const readVariableChange: Reader<Extract<Change, { readonly kind: 'variable' }>> = objectOf({
  kind: oneOf(['variable']),
  name: text(61, {
    pattern: /^(?!__proto__$)[A-Za-z_][\w.-]{0,60}$/,
    says: 'a variable has a name such as heroLayout or hero.layout',
  }),
  value: readJsonValue,
});
