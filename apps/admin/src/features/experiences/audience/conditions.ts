import { type Condition, type TextField, type TextOperator, textOperators } from '@facet/engine';
import { toId } from '../../../lib/ids.ts';
import type { Field, Operator } from './targeting-types.ts';

const noSegment = toId('');

/** A condition as it starts out: nothing is filled in yet. */
export function newCondition(field: Field): Condition {
  switch (field) {
    case 'klaviyo_segment':
      return { field, operator: 'equals', value: noSegment };
    case 'identified':
      return { field, operator: 'equals', value: true };
    case 'device':
      return { field, operator: 'is_one_of', value: ['mobile'] };
    case 'visitor_type':
      return { field, operator: 'equals', value: 'new' };
    case 'page_path':
      return { field, operator: 'equals', value: '' };
    case 'page_url':
      return { field, operator: 'contains', value: '' };
    case 'url_parameter':
      return { field, name: '', operator: 'equals', value: '' };
    default:
      throw new TypeError(field satisfies never);
  }
}

/** The same condition with another operator; the value goes along as far as it fits. */
export function withOperator(condition: Condition, operator: Operator): Condition {
  switch (condition.field) {
    case 'klaviyo_segment': {
      const keys = toList(condition.value);
      if (operator === 'equals' || operator === 'does_not_equal') {
        return { field: condition.field, operator, value: keys[0] ?? noSegment };
      }
      if (operator === 'any_of' || operator === 'all_of' || operator === 'none_of') {
        return { field: condition.field, operator, value: keys };
      }
      return condition;
    }
    case 'identified':
      return condition;
    case 'device':
      return operator === 'is_one_of' || operator === 'is_not_one_of'
        ? { ...condition, operator }
        : condition;
    case 'visitor_type':
      return operator === 'equals' || operator === 'does_not_equal' ? { ...condition, operator } : condition;
    case 'page_path':
    case 'page_url':
    case 'url_parameter':
      return withTextOperator(condition, operator);
    default:
      throw new TypeError(condition satisfies never);
  }
}

type AnyText = Extract<Condition, TextField>;

function withTextOperator(condition: AnyText, operator: Operator): Condition {
  const field: TextField =
    condition.field === 'url_parameter'
      ? { field: condition.field, name: condition.name }
      : { field: condition.field };
  const values = 'value' in condition ? toList(condition.value) : [];
  if (isTextOperator(operator)) return { ...field, operator, value: values[0] ?? '' };
  if (operator === 'is_one_of' || operator === 'is_not_one_of') return { ...field, operator, value: values };
  if ((operator === 'exists' || operator === 'does_not_exist') && field.field === 'url_parameter') {
    return { ...field, operator };
  }
  return condition;
}

function isTextOperator(operator: Operator): operator is TextOperator {
  return (textOperators as readonly string[]).includes(operator);
}

function toList<Value extends string>(value: Value | readonly Value[]): readonly Value[] {
  if (typeof value !== 'string') return value;
  return value === '' ? [] : [value];
}
