import type { Inspection, InspectRequest } from '@facet/protocol';
import { toZonedWords } from '../../lib/format/wall-clock.ts';

/** Lists what was made up, in words. Of attributes only the names: what they hold may be somebody's. */
export function listPretended(
  request: InspectRequest,
  inspection: Inspection,
  timeZone: string,
): readonly string[] {
  const { preview, country, language, referrer, attributes, at } = request;
  return [
    ...Object.entries(preview?.memberships ?? {}).map(([id, state]) => {
      const name = inspection.memberships.find(({ segmentId }) => segmentId === id)?.segmentName ?? id;
      return `${state === 'in' ? 'in' : 'not in'} the segment “${name}”`;
    }),
    ...Object.entries(preview?.forced ?? {}).map(([id, variation]) => {
      const of = inspection.experiences.find((each) => each.id === id);
      const name = of?.variations.find((each) => each.id === variation)?.name ?? variation;
      return `“${of?.name ?? id}” shows “${name}”`;
    }),
    ...(country === undefined ? [] : [`the country ${country}`]),
    ...(language === undefined ? [] : [`the language ${language}`]),
    ...(referrer === undefined ? [] : [`came from ${URL.parse(referrer)?.host ?? 'elsewhere'}`]),
    ...(attributes === undefined ? [] : [`the attributes ${Object.keys(attributes).join(', ')}`]),
    ...(at === undefined ? [] : [`the time ${toZonedWords(Date.parse(at), timeZone)}, ${timeZone}`]),
  ];
}
