import type { Change } from '../definition/change.ts';
import { limits } from './limits.ts';
import { listOf } from './list-of.ts';
import { objectOf } from './object-of.ts';
import { describe, refuse, within } from './place.ts';
import { readSelector } from './read-selector.ts';
import { type Reader, readerOf } from './reader.ts';
import { oneOf, text } from './readers.ts';

type ClassChange = Extract<Change, { readonly kind: 'class' }>;

const names = listOf(
  text(limits.classLength, { pattern: /^\S+$/, says: 'a class has no spaces' }),
  0,
  limits.classes,
);
const readShape = objectOf<ClassChange>({
  kind: oneOf(['class']),
  selector: readSelector,
  add: names,
  remove: names,
});

/** Reads which classes elements get and lose: at least one, and none of them both. */
export const readClassChange: Reader<ClassChange> = readerOf(
  (shared) => ({
    ...readShape.toSchema(shared),
    anyOf: ['add', 'remove'].map((list) => ({
      type: 'object',
      properties: { [list]: { type: 'array', minItems: 1 } },
    })),
  }),
  (value, place) => {
    const change = readShape(value, place);
    if (change === undefined) return undefined;
    const { add, remove } = change;
    if (add.length + remove.length === 0) {
      return refuse(
        within(place, 'add'),
        'is empty, and so is what is removed; at least one class is needed',
      );
    }
    const both = remove.findIndex((name) => add.includes(name));
    if (both < 0) return change;
    const at = within(within(place, 'remove'), both);
    return refuse(at, `${describe(remove[both])} is added too; a class is either added or removed`);
  },
);
