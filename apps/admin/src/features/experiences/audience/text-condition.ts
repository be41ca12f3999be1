import {
  type Condition,
  type ConditionOn,
  listOperators,
  type NamedField,
  numberOperators,
  type Operator,
  presenceOperators,
  rangeOperators,
  type TextField,
  textOperators,
} from '@facet/engine';
import { isAmong } from './operators.ts';

/** A condition on a text of the page or the visitor; on an attribute, which may be a number, too. */
export type Textual = ConditionOn<TextField['field']>;

/** Stands where no number is filled in yet: the engine's reader refuses it, as it refuses an empty text. */
export const noNumber: number = Number.NaN;

/** The same condition on a text with another operator; texts that are numbers become such where they are asked for. */
export function withTextOperator(condition: Textual, operator: Operator): Condition {
  const subject = toSubject(condition);
  const texts = toTexts(condition);
  if (isAmong(textOperators, operator)) return { ...subject, operator, value: texts[0] ?? '' };
  if (isAmong(listOperators, operator)) return { ...subject, operator, value: texts };
  if (isAmong(presenceOperators, operator)) return isNamed(subject) ? { ...subject, operator } : condition;
  if (subject.field !== 'attribute') return condition;
  const [first = noNumber, second = noNumber] = texts.map(Number).filter(Number.isFinite);
  if (isAmong(numberOperators, operator)) return { ...subject, operator, value: first };
  if (isAmong(rangeOperators, operator)) {
    return { ...subject, operator, value: { from: first, to: second } };
  }
  return condition;
}

function toSubject(condition: Textual): TextField {
  switch (condition.field) {
    case 'page_path':
    case 'page_url':
    case 'landing_page':
    case 'referring_domain':
      return { field: condition.field };
    case 'url_parameter':
    case 'cookie':
    case 'attribute':
      return { field: condition.field, name: condition.name };
    case 'utm':
      return { field: condition.field, name: condition.name };
    default:
      throw new TypeError(condition satisfies never);
  }
}

function isNamed(subject: TextField): subject is NamedField {
  return 'name' in subject;
}

/** The value of a condition as texts; what is not filled in is left out. */
function toTexts(condition: Textual): readonly string[] {
  if (!('value' in condition)) return [];
  const { value } = condition;
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (typeof value === 'number') return [value].filter(Number.isFinite).map(String);
  if ('from' in value) return [value.from, value.to].filter(Number.isFinite).map(String);
  return value;
}
