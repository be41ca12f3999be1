import type { Condition } from './condition.ts';
import type { ExperienceDefinition } from './experience.ts';
import { listConditions, listLeaves } from './list-conditions.ts';

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
  const needed: Part[] = [];
  if (operator.endsWith('_regex')) needed.push('regex');
  if (/contain|start|end|exist/.test(operator)) needed.push('text');
  switch (field) {
    case 'traffic_source':
    case 'traffic_site':
    case 'utm':
    case 'landing_page':
    case 'referring_domain':
      return [...needed, 'arrival'];
    case 'country':
    case 'language':
    case 'cookie':
    case 'attribute':
    case 'javascript':
      return [...needed, 'facts'];
    case 'day_of_week':
    case 'time_of_day':
      return [...needed, 'time'];
    case 'page_path':
    case 'page_url':
    case 'url_parameter':
      return [...needed, 'text'];
    case 'klaviyo_segment':
    case 'identified':
    case 'device':
    case 'visitor_type':
      return needed;
    default:
      throw new TypeError(field satisfies never);
  }
}
