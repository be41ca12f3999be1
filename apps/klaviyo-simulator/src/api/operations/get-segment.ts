import type { Segment } from '../../world/model.ts';
import { notFoundError } from '../api-error.ts';
import type { Call, Operation } from '../call.ts';
import { segmentFields, toSegmentResource } from '../resources/segment.ts';

/** The segment of the path, or a 404; a list's id is no segment's. */
export function getSegmentOrRefuse({ context, accountId, id }: Call): Segment {
  const segment = context.world.segments.find(accountId, id);
  if (segment === undefined) throw notFoundError(`A segment with id ${id} does not exist.`);
  return segment;
}

/** Section 1.7: the only place that counts members, at one a second and fifteen a minute. */
export const getSegment: Operation = {
  id: 'get_segment',
  method: 'GET',
  path: '/api/segments/{id}',
  scopes: ['segments:read'],
  tier: 'L',
  additionalTier: 'XS',
  query: { fields: { segment: segmentFields }, additionalFields: { segment: ['profile_count'] } },
  answer(call) {
    const { context, query, url } = call;
    const segment = getSegmentOrRefuse(call);
    const count = query.additionalFields.has('segment') ? segment.members.size : undefined;
    return {
      data: toSegmentResource(segment, context.origin(), query.fields.get('segment'), count),
      links: { self: url },
    };
  },
};
