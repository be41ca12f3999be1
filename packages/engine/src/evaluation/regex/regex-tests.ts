import type { TextTests } from '../vocabulary.ts';
import { compileRegex } from './compile-regex.ts';

/** The tests by regular expression. */
export const regexTests: TextTests = { matches_regex: compileRegex, does_not_match_regex: compileRegex };
