import { type ExperienceDefinition, listSegmentKeys } from '@facet/engine';
import type { Warning } from '@facet/protocol';
import { listConditionPlaces } from './condition-places.ts';

/** A segment of the catalogue, as far as its visitors depend on it. */
type KnownSegment = {
  readonly name: string;
  readonly state: 'active' | 'inactive' | 'processing';
  /** Whether Klaviyo still listed it. */
  readonly listed: boolean;
};

/** The catalogue as last read, by Klaviyo's ids; `null` where none was read. */
export type KnownSegments = ReadonlyMap<string, KnownSegment> | null;

/** Tells of each segment that an experience asks about and that does not tell who is in it as one expects. */
export function listSegmentWarnings(
  definition: ExperienceDefinition,
  { segments }: { readonly segments: KnownSegments },
): readonly Warning[] {
  if (segments === null) return [];
  const places = listConditionPlaces(definition);
  return listSegmentKeys(definition).flatMap((id): Warning[] => {
    const path = places.find(({ condition }) => {
      return condition.field === 'klaviyo_segment' && [condition.value].flat().includes(id);
    })?.path;
    const here = { about: id, ...(path !== undefined && { path }) };
    const segment = segments.get(id);
    const name = `“${segment?.name ?? id}”`;
    if (segment?.listed !== true) return [{ ...toGone(name), ...here }];
    if (segment.state === 'inactive') return [{ ...toInactive(name), ...here }];
    return segment.state === 'processing' ? [{ ...toProcessing(name), ...here }] : [];
  });
}

function toGone(name: string): Warning {
  return {
    code: 'segment_gone',
    message:
      `Klaviyo does not list the segment ${name} any more. Whether somebody is in it is unknown, and unknown lets ` +
      'nobody in. Choose another segment.',
  };
}

function toInactive(name: string): Warning {
  return {
    code: 'segment_inactive',
    message:
      `The segment ${name} is inactive in Klaviyo, which leaves its members as they were: nobody joins it or leaves ` +
      'it any more. Activate it in Klaviyo, or choose another segment.',
  };
}

function toProcessing(name: string): Warning {
  return {
    code: 'segment_processing',
    message:
      `Klaviyo is working out who is in the segment ${name}. Until that is done it is unknown for everybody, and ` +
      'unknown lets nobody in. It goes on by itself; there is nothing to do.',
  };
}
