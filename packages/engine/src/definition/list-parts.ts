import type { Condition } from './condition.ts';
import type { ExperienceDefinition } from './experience.ts';
import { listConditions, listLeaves } from './list-conditions.ts';
import { numberOperators, rangeOperators } from './operators.ts';

/** The parts of the vocabulary that only some definitions need; a shop's page carries those alone. */
export const parts = ['arrival', 'facts', 'groups', 'regex', 'text', 'time'] as const;
/** One such part. */
export type Part = (typeof parts)[number];

/** The parts that definitions need, in the order of `parts`. */
export function listParts(definitions: readonly ExperienceDefinition[]): readonly Part[] {
  const needed = new Set(definitions.flatMap(listPartsOf));
  return parts.filter((part) => needed.has(part));
}

function listPartsOf({ audience, pages, schedule, group }: ExperienceDefinition): readonly Part[] {
  const conditions = [...listConditions(audience), ...(pages === null ? [] : listLeaves(pages))];
  const needed = conditions.flatMap(listPartsOfCondition);
  if (audience.type === 'link') needed.push('arrival');
  if (schedule !== undefined) needed.push('time');
  if (group !== undefined) needed.push('groups');
  return needed;
}

function listPartsOfCondition({ field, operator }: Condition): Part[] {
  const comparing = listPartsOfOperator(operator);
  switch (field) {
    case 'traffic_source':
    case 'traffic_site':
    case 'utm':
    case 'landing_page':
    case 'referring_domain':
      return ['arrival', ...comparing];
    case 'cookie':
    case 'attribute':
      return ['facts', ...comparing];
    case 'country':
    case 'language':
    case 'javascript':
      return ['facts'];
    case 'day_of_week':
      return ['time', ...comparing];
    case 'time_of_day':
      return ['time'];
    case 'page_path':
    case 'page_url':
    case 'url_parameter':
    case 'device':
    case 'visitor_type':
      return ['text', ...comparing];
    case 'klaviyo_segment':
    case 'identified':
      return [];
    default:
      throw new TypeError(field satisfies never);
  }
}

/** What carries the test of an operator on texts; those on numbers come with the field. */
function listPartsOfOperator(operator: Condition['operator']): readonly Part[] {
  if (operator.endsWith('_regex')) return ['regex'];
  const onNumbers: readonly string[] = [...numberOperators, ...rangeOperators];
  return onNumbers.includes(operator) ? [] : ['text'];
}
