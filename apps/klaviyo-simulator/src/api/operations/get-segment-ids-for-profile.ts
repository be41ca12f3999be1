import type { Operation } from '../call.ts';
import { getProfileOrRefuse } from './get-profile.ts';

/** Section 1.2: all segments of a profile in one answer; no parameters at all. */
export const getSegmentIdsForProfile: Operation = {
  id: 'get_segment_ids_for_profile',
  method: 'GET',
  path: '/api/profiles/{id}/relationships/segments',
  scopes: ['profiles:read', 'segments:read'],
  tier: 'S',
  query: {},
  answer(call) {
    const segments = call.context.world.segments.listOf(getProfileOrRefuse(call).id);
    return {
      data: segments.map(({ id }) => ({ type: 'segment', id })),
      links: { self: call.url, next: null, prev: null },
    };
  },
};
