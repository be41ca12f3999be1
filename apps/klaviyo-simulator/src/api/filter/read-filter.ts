import { parameterError } from '../api-error.ts';
import { FilterSyntaxError, type FilterTerm, type FilterValue, parseFilter } from './parse-filter.ts';

type FilterOperator = 'equals' | 'any' | 'greater-than' | 'greater-or-equal' | 'less-than' | 'less-or-equal';
type FilterType = 'string' | 'boolean' | 'datetime';

/** `x-klaviyo-filters` of one field: which operators take a single value and which a list (section 1.0). */
interface FilterRule {
  readonly single?: readonly FilterOperator[];
  readonly list?: readonly FilterOperator[];
  readonly type: FilterType;
}
export type FilterRules = Readonly<Record<string, FilterRule>>;

/** A term that the operation allows: texts, booleans, or dates in milliseconds since the epoch. */
export interface FilterCondition {
  readonly field: string;
  readonly operator: FilterOperator;
  readonly values: readonly (string | boolean | number)[];
}

/** `any` takes no more values than a page can hold (section 1.4 knows no figure; this is the safe one). */
const maxListItems = 100;
const datePattern = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

function refuse(reason: string): never {
  throw parameterError('filter', `Invalid filter provided: ${reason}`);
}

function readScalar(field: string, type: FilterType, value: FilterValue): string | boolean | number {
  if (value.kind === 'list') return refuse(`'${field}' takes one value here, not a list.`);
  if (type === 'string') return value.kind === 'text' ? value.text : refuse(`'${field}' must be quoted.`);
  if (value.kind === 'text') return refuse(`'${field}' must not be quoted.`);
  if (type === 'boolean') {
    if (value.word === 'true' || value.word === 'false') return value.word === 'true';
    return refuse(`'${field}' must be true or false.`);
  }
  const time = datePattern.test(value.word) ? Date.parse(value.word) : Number.NaN;
  return Number.isNaN(time) ? refuse(`'${field}' must be an ISO 8601 date.`) : time;
}

function readTerm(rules: FilterRules, { operator, field, value }: FilterTerm): FilterCondition {
  const rule = Object.hasOwn(rules, field) ? rules[field] : undefined;
  if (rule === undefined) return refuse(`'${field}' is not a field that can be filtered by.`);
  const single = rule.single?.find((name) => name === operator);
  const list = rule.list?.find((name) => name === operator);
  if (single === undefined && list === undefined)
    return refuse(`'${operator}' is not an operator for '${field}'.`);
  if (value.kind === 'list') {
    if (list === undefined) return refuse(`'${operator}' on '${field}' takes one value, not a list.`);
    if (value.items.length > maxListItems) return refuse(`a list holds at most ${maxListItems} values.`);
    return { field, operator: list, values: value.items.map((item) => readScalar(field, rule.type, item)) };
  }
  if (single === undefined) return refuse(`'${operator}' on '${field}' takes a list of values.`);
  return { field, operator: single, values: [readScalar(field, rule.type, value)] };
}

/** Reads the `filter` parameter against what the operation allows, or throws the 400 that Klaviyo answers with. */
export function readFilter(rules: FilterRules, text: string): FilterCondition[] {
  try {
    return parseFilter(text).map((term) => readTerm(rules, term));
  } catch (error) {
    if (error instanceof FilterSyntaxError) return refuse(`${error.message}.`);
    throw error;
  }
}

type Value = string | boolean | number;

const passes: Readonly<Record<FilterOperator, (actual: Value, values: readonly Value[]) => boolean>> = {
  equals: (actual, values) => values.includes(actual),
  any: (actual, values) => values.includes(actual),
  'greater-than': (actual, values) => values.some((value) => actual > value),
  'greater-or-equal': (actual, values) => values.some((value) => actual >= value),
  'less-than': (actual, values) => values.some((value) => actual < value),
  'less-or-equal': (actual, values) => values.some((value) => actual <= value),
};

/** Whether something whose field has this value passes the condition. A missing value never passes. */
export function matchesCondition({ operator, values }: FilterCondition, actual: Value | null): boolean {
  return actual !== null && passes[operator](actual, values);
}
