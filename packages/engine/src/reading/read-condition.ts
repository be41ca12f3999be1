import {
  type Condition,
  type DeviceCondition,
  devices,
  type IdentifiedCondition,
  type PresenceCondition,
  type SegmentCondition,
  type SegmentsCondition,
  type TextCondition,
  type TextListCondition,
  textOperators,
  type VisitorTypeCondition,
} from '../definition/expression.ts';
import { limits } from './limits.ts';
import type { Reader } from './place.ts';
import { readSegmentKey } from './read-ids.ts';
import { choiceOf, flag, listOf, objectOf, oneOf, text } from './readers.ts';

const value = text(limits.valueLength);
const values = listOf(value, 1, limits.values);
const name = text(limits.valueLength);

/** Readers by operator: the same one for each of them. */
function forEach<Shape extends object>(
  operators: readonly string[],
  read: Reader<Shape>,
): Readonly<Record<string, Reader<Shape>>> {
  return Object.fromEntries(operators.map((operator) => [operator, read]));
}

const isIn = ['equals', 'does_not_equal'] as const;
const areIn = ['any_of', 'all_of', 'none_of'] as const;
const segment = choiceOf<Condition>('operator', {
  ...forEach(
    isIn,
    objectOf<SegmentCondition>({
      field: oneOf(['klaviyo_segment']),
      operator: oneOf(isIn),
      value: readSegmentKey,
    }),
  ),
  ...forEach(
    areIn,
    objectOf<SegmentsCondition>({
      field: oneOf(['klaviyo_segment']),
      operator: oneOf(areIn),
      value: listOf(readSegmentKey, 1, limits.values),
    }),
  ),
});

const oneOfList = ['is_one_of', 'is_not_one_of'] as const;

const pageField = { field: oneOf(['page_path', 'page_url']) };
const page = choiceOf<Condition>('operator', {
  ...forEach(
    textOperators,
    objectOf<TextCondition & { field: 'page_path' | 'page_url' }>({
      ...pageField,
      operator: oneOf(textOperators),
      value,
    }),
  ),
  ...forEach(
    oneOfList,
    objectOf<TextListCondition & { field: 'page_path' | 'page_url' }>({
      ...pageField,
      operator: oneOf(oneOfList),
      value: values,
    }),
  ),
});

const presence = ['exists', 'does_not_exist'] as const;
const parameterField = { field: oneOf(['url_parameter']), name };
const urlParameter = choiceOf<Condition>('operator', {
  ...forEach(
    textOperators,
    objectOf<TextCondition & { field: 'url_parameter' }>({
      ...parameterField,
      operator: oneOf(textOperators),
      value,
    }),
  ),
  ...forEach(
    oneOfList,
    objectOf<TextListCondition & { field: 'url_parameter' }>({
      ...parameterField,
      operator: oneOf(oneOfList),
      value: values,
    }),
  ),
  ...forEach(presence, objectOf<PresenceCondition>({ ...parameterField, operator: oneOf(presence) })),
});

const ofPage = { page_path: page, page_url: page, url_parameter: urlParameter };

/** Reads a condition that may stand in *pages*: what the address alone answers. */
export const readPageCondition: Reader<Condition> = choiceOf<Condition>('field', ofPage);

/** Reads a condition that may stand in an audience. */
export const readCondition: Reader<Condition> = choiceOf<Condition>('field', {
  klaviyo_segment: segment,
  identified: objectOf<IdentifiedCondition>({
    field: oneOf(['identified']),
    operator: oneOf(['equals']),
    value: flag,
  }),
  device: objectOf<DeviceCondition>({
    field: oneOf(['device']),
    operator: oneOf(oneOfList),
    value: listOf(oneOf(devices), 1, devices.length),
  }),
  visitor_type: objectOf<VisitorTypeCondition>({
    field: oneOf(['visitor_type']),
    operator: oneOf(['equals', 'does_not_equal']),
    value: oneOf(['new', 'returning']),
  }),
  ...ofPage,
});
