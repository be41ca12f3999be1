import { dependsOnIdentity, type ExperienceDefinition, takesUnidentified } from '@facet/engine';
import type { Warning } from '@facet/protocol';
import { type ConditionPlace, listConditionPlaces } from './condition-places.ts';
import type { KnownSegments } from './segment-warnings.ts';

/** Tells of the classic trap: somebody whose segment is known late has got the default by then. */
export function listTrapWarnings(definition: ExperienceDefinition): readonly Warning[] {
  const isTrap =
    definition.kind === 'test' &&
    definition.audience.type === 'custom' &&
    dependsOnIdentity(definition) !== 'never';
  if (!isTrap) return [];
  return [
    {
      code: 'default_assignment_trap',
      message:
        'Visitors whom Klaviyo identifies only after their first page have been given the control by then and keep ' +
        'it, so some of those you mean never see the test: an Advanced audience leaves them unassigned until they ' +
        'are known.',
      path: 'definition.audience',
    },
  ];
}

/** Tells of conditions such as "not in a segment", which sound as if they were about everybody else. */
export function listLeftOutWarnings(
  definition: ExperienceDefinition,
  { segments }: { readonly segments: KnownSegments },
): readonly Warning[] {
  const places = listConditionPlaces(definition);
  const saysWho = (row: number | null): boolean =>
    places.some((place) => place.row === row && place.condition.field === 'identified');
  const takesThem = ({ row }: ConditionPlace): boolean =>
    definition.audience.type === 'advanced' &&
    row !== null &&
    definition.audience.rows.slice(0, row).some(({ when }) => takesUnidentified(when));
  return places.flatMap((place): Warning[] => {
    const segment = findDeniedSegment(place);
    if (segment === undefined || saysWho(place.row) || takesThem(place)) return [];
    const name = segments?.get(segment)?.name;
    const what = name === undefined ? 'the segment' : `“${name}”`;
    return [
      {
        code: 'unidentified_left_out',
        message:
          `Not being in ${what} counts only for visitors whom Klaviyo has identified. Whoever it cannot identify, ` +
          'often most of a store’s visitors, does not get in by this condition, since they may be in the segment. ' +
          'If you want them as well, say so with “Identified by Klaviyo: No”.',
        path: place.path,
        about: segment,
      },
    ];
  });
}

function findDeniedSegment({ condition, negated }: ConditionPlace): string | undefined {
  if (condition.field !== 'klaviyo_segment') return undefined;
  const denies = condition.operator === 'does_not_equal' || condition.operator === 'none_of';
  if (denies === negated) return undefined;
  return typeof condition.value === 'string' ? condition.value : condition.value[0];
}
