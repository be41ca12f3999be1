/** Operators between one text and one value. Comparison is exact; letter case counts. */
export const textOperators = [
  'equals',
  'does_not_equal',
  'contains',
  'does_not_contain',
  'starts_with',
  'does_not_start_with',
  'ends_with',
  'does_not_end_with',
  'matches_regex',
  'does_not_match_regex',
] as const;
/** One operator between one text and one value. */
export type TextOperator = (typeof textOperators)[number];

/** Operators between one value and a list. */
export const listOperators = ['is_one_of', 'is_not_one_of'] as const;
/** One operator between one value and a list. */
export type ListOperator = (typeof listOperators)[number];

/** Operators that ask whether there is a value at all. */
export const presenceOperators = ['exists', 'does_not_exist'] as const;
/** One operator that asks whether there is a value at all. */
export type PresenceOperator = (typeof presenceOperators)[number];

/** Operators between a number and a limit: <, ≤, >, ≥. */
export const numberOperators = ['less_than', 'at_most', 'greater_than', 'at_least'] as const;
/** One operator between a number and a limit. */
export type NumberOperator = (typeof numberOperators)[number];

/** Operators between a value and a range. */
export const rangeOperators = ['is_between', 'is_not_between'] as const;
/** One operator between a value and a range. */
export type RangeOperator = (typeof rangeOperators)[number];

/** Operators on one segment: is in; is identified, and not in. */
export const segmentOperators = ['equals', 'does_not_equal'] as const;
/** Operators on several segments: in any of them, in all of them, identified and in none of them. */
export const segmentsOperators = ['any_of', 'all_of', 'none_of'] as const;
