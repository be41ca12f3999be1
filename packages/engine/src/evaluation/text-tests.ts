import type { TextTest, TextTests } from './vocabulary.ts';

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

/** The tests that look into a text, or whether there is one. */
export const textTests: TextTests = {
  contains,
  does_not_contain: contains,
  starts_with: startsWith,
  does_not_start_with: startsWith,
  ends_with: endsWith,
  does_not_end_with: endsWith,
  exists,
  does_not_exist: exists,
};
