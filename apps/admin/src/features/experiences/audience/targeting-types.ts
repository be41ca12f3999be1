import { type Condition, textOperators } from '@facet/engine';

/** What a condition can ask, as the dropdown *Targeting type* offers it. */
export const targetingTypes = [
  { field: 'klaviyo_segment', label: 'Klaviyo Segment' },
  { field: 'identified', label: 'Identified by Klaviyo' },
  { field: 'device', label: 'Device' },
  { field: 'visitor_type', label: 'New or returning visitor' },
  { field: 'url_parameter', label: 'URL parameter' },
  { field: 'page_path', label: 'Page path' },
  { field: 'page_url', label: 'Page URL' },
] as const satisfies readonly { readonly field: Field; readonly label: string }[];

/** The types that speak of the page alone. */
export const pageTypes = targetingTypes.filter(
  ({ field }) => field === 'page_path' || field === 'page_url' || field === 'url_parameter',
);

/** What a condition is about. */
export type Field = Condition['field'];
/** How a condition compares. */
export type Operator = Condition['operator'];

/** Operators in words, as the dropdown *Operator* offers them. */
export const operatorLabels: Readonly<Record<Operator, string>> = {
  equals: 'equals',
  does_not_equal: 'does not equal',
  any_of: 'is in any of',
  all_of: 'is in all of',
  none_of: 'is in none of',
  is_one_of: 'is one of',
  is_not_one_of: 'is not one of',
  contains: 'contains',
  does_not_contain: 'does not contain',
  starts_with: 'starts with',
  does_not_start_with: 'does not start with',
  ends_with: 'ends with',
  does_not_end_with: 'does not end with',
  exists: 'exists',
  does_not_exist: 'does not exist',
};

/** The operators that go with a field. */
export function listOperators(field: Field): readonly Operator[] {
  switch (field) {
    case 'klaviyo_segment':
      return ['equals', 'does_not_equal', 'any_of', 'all_of', 'none_of'];
    case 'identified':
      return ['equals'];
    case 'device':
      return ['is_one_of', 'is_not_one_of'];
    case 'visitor_type':
      return ['equals', 'does_not_equal'];
    case 'page_path':
    case 'page_url':
      return [...textOperators, 'is_one_of', 'is_not_one_of'];
    case 'url_parameter':
      return [...textOperators, 'is_one_of', 'is_not_one_of', 'exists', 'does_not_exist'];
    default:
      throw new TypeError(field satisfies never);
  }
}
