import type { Operation } from '../call.ts';
import { segmentFields, toSegmentResource } from '../resources/segment.ts';
import { getProfileOrRefuse } from './get-profile.ts';

/** Section 1.3. */
export const getSegmentsForProfile: Operation = {
  id: 'get_segments_for_profile',
  method: 'GET',
  path: '/api/profiles/{id}/segments',
  scopes: ['profiles:read', 'segments:read'],
  tier: 'S',
  query: { fields: { segment: segmentFields } },
  answer(call) {
    const { context, query, url } = call;
    const segments = context.world.segments.listOf(getProfileOrRefuse(call).id);
    const fields = query.fields.get('segment');
    return {
      data: segments.map((segment) => toSegmentResource(segment, context.origin(), fields)),
      links: { self: url, next: null, prev: null },
    };
  },
};
