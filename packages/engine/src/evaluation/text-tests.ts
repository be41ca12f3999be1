import type { TextTest, TextTests } from './vocabulary.ts';

const equals =
  (value: string): TextTest =>
  (text) =>
    text === value;
const isOneOf =
  (values: readonly string[]): TextTest =>
  (text) =>
    values.includes(text);

const contains =
  (value: string): TextTest =>
  (text) =>
    text.includes(value);
const startsWith =
  (value: string): TextTest =>
  (text) =>
    text.startsWith(value);
const endsWith =
  (value: string): TextTest =>
  (text) =>
    text.endsWith(value);

/** Whatever there is passes. */
const exists = (): TextTest => () => true;

/** The tests that compare a text, look into it, or ask whether there is one. */
export const textTests: TextTests = {
  equals,
  does_not_equal: equals,
  is_one_of: isOneOf,
  is_not_one_of: isOneOf,
  contains,
  does_not_contain: contains,
  starts_with: startsWith,
  does_not_start_with: startsWith,
  ends_with: endsWith,
  does_not_end_with: endsWith,
  exists,
  does_not_exist: exists,
};
