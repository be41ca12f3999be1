import { limits } from './limits.ts';
import { describe, refuse, within } from './place.ts';
import { type Reader, readerOf } from './reader.ts';
import { text } from './readers.ts';
import { readRecord } from './record.ts';

const property = /^(--[\w-]{1,60}|-?[a-z][a-z-]{0,60})$/;
const styleValue = text(limits.styleValueLength);

/** Reads declarations by the names of their properties. */
export const readStyles: Reader<Readonly<Record<string, string>>> = readerOf(
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
