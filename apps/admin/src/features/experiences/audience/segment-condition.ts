import {
  type Condition,
  type ConditionOn,
  type Operator,
  segmentOperators,
  segmentsOperators,
} from '@facet/engine';
import { toId } from '../../../lib/ids.ts';
import { isAmong } from './operators.ts';

/** Stands where no segment is chosen yet. */
export const noSegment = toId('');

/** The same condition on segments with another operator. */
export function withSegmentOperator(
  condition: ConditionOn<'klaviyo_segment'>,
  operator: Operator,
): Condition {
  const { field, value } = condition;
  const keys = typeof value === 'string' ? (value === '' ? [] : [value]) : value;
  if (isAmong(segmentOperators, operator)) return { field, operator, value: keys[0] ?? noSegment };
  if (isAmong(segmentsOperators, operator)) return { field, operator, value: keys };
  return condition;
}
