import { type Condition, type Field, listOperators, type Operator, rangeOperators } from '@facet/engine';
import { isAmong } from './operators.ts';
import { noSegment, withSegmentOperator } from './segment-condition.ts';
import { withTextOperator } from './text-condition.ts';

/** A condition as it starts out: nothing is filled in yet. */
export function newCondition(field: Field): Condition {
  switch (field) {
    case 'klaviyo_segment':
      return { field, operator: 'equals', value: noSegment };
    case 'identified':
      return { field, operator: 'equals', value: true };
    case 'visitor_type':
      return { field, operator: 'equals', value: 'new' };
    case 'device':
      return { field, operator: 'is_one_of', value: ['mobile'] };
    case 'traffic_source':
    case 'traffic_site':
    case 'country':
    case 'language':
    case 'day_of_week':
      return { field, operator: 'is_one_of', value: [] };
    case 'page_path':
    case 'landing_page':
      return { field, operator: 'equals', value: '' };
    case 'page_url':
    case 'referring_domain':
      return { field, operator: 'contains', value: '' };
    case 'url_parameter':
    case 'cookie':
    case 'attribute':
      return { field, name: '', operator: 'equals', value: '' };
    case 'utm':
      return { field, name: 'campaign', operator: 'equals', value: '' };
    case 'time_of_day':
      return { field, operator: 'is_between', value: { from: '09:00', to: '17:00' } };
    case 'javascript':
      return { field, operator: 'is_true', value: '' };
    default:
      throw new TypeError(field satisfies never);
  }
}

/** The same condition with another operator; the value goes along as far as it fits. */
export function withOperator(condition: Condition, operator: Operator): Condition {
  switch (condition.field) {
    case 'klaviyo_segment':
      return withSegmentOperator(condition, operator);
    case 'identified':
      return condition;
    case 'visitor_type':
      return operator === 'equals' || operator === 'does_not_equal' ? { ...condition, operator } : condition;
    case 'device':
    case 'traffic_source':
    case 'traffic_site':
    case 'country':
    case 'language':
    case 'day_of_week':
      return isAmong(listOperators, operator) ? { ...condition, operator } : condition;
    case 'page_path':
    case 'page_url':
    case 'landing_page':
    case 'referring_domain':
    case 'url_parameter':
    case 'utm':
    case 'cookie':
    case 'attribute':
      return withTextOperator(condition, operator);
    case 'time_of_day':
      return isAmong(rangeOperators, operator) ? { ...condition, operator } : condition;
    case 'javascript':
      return operator === 'is_true' || operator === 'is_not_true' ? { ...condition, operator } : condition;
    default:
      throw new TypeError(condition satisfies never);
  }
}
