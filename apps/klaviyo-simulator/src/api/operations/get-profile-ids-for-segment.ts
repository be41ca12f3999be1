import type { Operation } from '../call.ts';
import { listMembers, memberQuery } from '../segment-members.ts';

/** Section 1.4: identity and membership in one request, or a hundred people in one segment. */
export const getProfileIdsForSegment: Operation = {
  id: 'get_profile_ids_for_segment',
  method: 'GET',
  path: '/api/segments/{id}/relationships/profiles',
  scopes: ['profiles:read', 'segments:read'],
  tier: 'L',
  query: memberQuery,
  answer(call) {
    const { members, links } = listMembers(call, 'get_profile_ids_for_segment');
    return { data: members.map(({ profile }) => ({ type: 'profile', id: profile.id })), links };
  },
};
