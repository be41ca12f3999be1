import type { Segment } from '../../world/model.ts';
import { toSparse, toTime } from './sparse.ts';

export const segmentFields: readonly string[] = [
  'created',
  'definition',
  'definition.condition_groups',
  'id',
  'is_active',
  'is_processing',
  'is_starred',
  'name',
  'updated',
];

/** A segment; the three `is_…` are there on a full one and absent from a sparse one (section 1.0, traps). */
export function toSegmentResource(
  segment: Segment,
  origin: string,
  fields: readonly string[] | undefined,
  profileCount?: number,
): unknown {
  const self = `${origin}/api/segments/${segment.id}/`;
  const attributes = {
    name: segment.name,
    definition: { condition_groups: [] },
    created: toTime(segment.createdMs),
    updated: toTime(segment.updatedMs),
    is_active: segment.isActive,
    is_processing: segment.isProcessing,
    is_starred: segment.isStarred,
  };
  const related = (name: string): unknown => ({
    links: { self: `${self}relationships/${name}/`, related: `${self}${name}/` },
  });
  return {
    type: 'segment',
    id: segment.id,
    attributes: {
      ...toSparse(attributes, fields),
      ...(profileCount === undefined ? {} : { profile_count: profileCount }),
    },
    relationships: {
      profiles: related('profiles'),
      tags: related('tags'),
      'flow-triggers': related('flow-triggers'),
    },
    links: { self },
  };
}
