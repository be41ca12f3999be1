import type { Device, TrafficSite, TrafficSource, UtmTag, Weekday } from './choices.ts';
import type { SegmentKey } from './ids.ts';
import type {
  ListOperator,
  NumberOperator,
  PresenceOperator,
  RangeOperator,
  TextOperator,
} from './operators.ts';

/** One question about the visitor or the page: field, operator, value. */
export type Condition =
  | SegmentCondition
  | SegmentsCondition
  | IdentifiedCondition
  | VisitorTypeCondition
  | ChoiceCondition
  | CodeListCondition
  | TextCondition
  | TextListCondition
  | PresenceCondition
  | NumberCondition
  | NumberRangeCondition
  | TimeOfDayCondition
  | JavaScriptCondition;

type OnEach<Names extends string, Rest extends object> = {
  [Name in Names]: { readonly field: Name } & Rest;
}[Names];

/** What a condition is about. */
export type Field = Condition['field'];
/** How a condition compares. */
export type Operator = Condition['operator'];
/** The conditions about one field. */
export type ConditionOn<Name extends Field> = Extract<Condition, { readonly field: Name }>;

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

export type VisitorTypeCondition = {
  readonly field: 'visitor_type';
  readonly operator: 'equals' | 'does_not_equal';
  readonly value: 'new' | 'returning';
};

type Choices = {
  readonly device: Device;
  /** Read from UTM tags, referrer and user agent of the visit's first page. */
  readonly traffic_source: TrafficSource;
  readonly traffic_site: TrafficSite;
  /** In the store's time zone. */
  readonly day_of_week: Weekday;
};

/** Conditions on one word of a closed list. */
export type ChoiceCondition = {
  [Name in keyof Choices]: {
    readonly field: Name;
    readonly operator: ListOperator;
    readonly value: readonly Choices[Name][];
  };
}[keyof Choices];

/**
 * `country`: ISO 3166-1 alpha-2 (`DE`). `language`: what the browser prefers, BCP 47; `de` also stands for `de-AT`
 * (basic filtering of RFC 4647).
 */
export type CodeListCondition = OnEach<
  'country' | 'language',
  { readonly operator: ListOperator; readonly value: readonly string[] }
>;

/**
 * The fields whose value is text. Some carry a name: a parameter's, a UTM tag's without `utm_`, a cookie's, an
 * attribute's. `landing_page` is the path of the visit's first page, `referring_domain` the host that led to it.
 *
 * Of what has a name and is not there, the positive of an operator is false and its negation true, save for an
 * attribute: the page may still set it, so all but `exists` and `does_not_exist` are unknown until it does.
 */
export type TextField =
  | OnEach<'page_path' | 'page_url' | 'landing_page' | 'referring_domain', object>
  | NamedField;

/** The fields that carry a name. */
export type NamedField =
  | OnEach<'url_parameter' | 'cookie' | 'attribute', { readonly name: string }>
  | OnEach<'utm', { readonly name: UtmTag }>;

export type TextCondition = TextField & { readonly operator: TextOperator; readonly value: string };

export type TextListCondition = TextField & {
  readonly operator: ListOperator;
  readonly value: readonly string[];
};

export type PresenceCondition = NamedField & { readonly operator: PresenceOperator };

/** An attribute that the page sets, taken as a number; unknown where it is none. */
export type NumberCondition = {
  readonly field: 'attribute';
  readonly name: string;
  readonly operator: NumberOperator;
  readonly value: number;
};

/** Both ends belong to the range. */
export type NumberRangeCondition = {
  readonly field: 'attribute';
  readonly name: string;
  readonly operator: RangeOperator;
  readonly value: { readonly from: number; readonly to: number };
};

/**
 * The time in the store's time zone, `HH:MM` in 24 hours. `from` belongs to the range, `to` does not; a range whose
 * `to` is not after its `from` goes over midnight.
 */
export type TimeOfDayCondition = {
  readonly field: 'time_of_day';
  readonly operator: RangeOperator;
  readonly value: { readonly from: string; readonly to: string };
};

/** A JavaScript expression, evaluated in the page where the store allows it; unknown everywhere else. */
export type JavaScriptCondition = {
  readonly field: 'javascript';
  readonly operator: 'is_true' | 'is_not_true';
  readonly value: string;
};
