import type { SegmentKey } from './ids.ts';

/** A tree of conditions. An empty `and` is true, an empty `or` is false. */
export type Expression =
  | { readonly and: readonly Expression[] }
  | { readonly or: readonly Expression[] }
  | { readonly not: Expression }
  | Condition;

/** One question about the visitor or the page: field, operator, value. */
export type Condition =
  | SegmentCondition
  | SegmentsCondition
  | IdentifiedCondition
  | DeviceCondition
  | VisitorTypeCondition
  | TextCondition
  | TextListCondition
  | PresenceCondition;

/** `equals` means "is in"; `does_not_equal` means "identified, and not in". */
export type SegmentCondition = {
  readonly field: 'klaviyo_segment';
  readonly operator: 'equals' | 'does_not_equal';
  readonly value: SegmentKey;
};

/** Several segments at once: in any of them, in all of them, in none of them. */
export type SegmentsCondition = {
  readonly field: 'klaviyo_segment';
  readonly operator: 'any_of' | 'all_of' | 'none_of';
  readonly value: readonly SegmentKey[];
};

/** Whether Klaviyo can identify the visitor; definite as soon as there is nothing left to ask. */
export type IdentifiedCondition = {
  readonly field: 'identified';
  readonly operator: 'equals';
  readonly value: boolean;
};

/** The kinds of device that a condition can name. */
export const devices = ['desktop', 'mobile', 'tablet'] as const;
/** One kind of device. */
export type Device = (typeof devices)[number];

export type DeviceCondition = {
  readonly field: 'device';
  readonly operator: 'is_one_of' | 'is_not_one_of';
  readonly value: readonly Device[];
};

export type VisitorTypeCondition = {
  readonly field: 'visitor_type';
  readonly operator: 'equals' | 'does_not_equal';
  readonly value: 'new' | 'returning';
};

/** The fields whose value is text. `url_parameter` also carries the parameter's name. */
export type TextField =
  | { readonly field: 'page_path' | 'page_url' }
  | { readonly field: 'url_parameter'; readonly name: string };

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
] as const;
/** One operator between one text and one value. */
export type TextOperator = (typeof textOperators)[number];

export type TextCondition = TextField & { readonly operator: TextOperator; readonly value: string };

export type TextListCondition = TextField & {
  readonly operator: 'is_one_of' | 'is_not_one_of';
  readonly value: readonly string[];
};

export type PresenceCondition = {
  readonly field: 'url_parameter';
  readonly name: string;
  readonly operator: 'exists' | 'does_not_exist';
};
