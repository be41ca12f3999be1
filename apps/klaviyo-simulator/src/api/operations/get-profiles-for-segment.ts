import type { Operation } from '../call.ts';
import { profileFields, toProfileResource } from '../resources/profile.ts';
import { listMembers, memberQuery } from '../segment-members.ts';

/** Section 1.5: the members themselves, each with `joined_group_at`, which sparse fields cannot take away. */
export const getProfilesForSegment: Operation = {
  id: 'get_profiles_for_segment',
  method: 'GET',
  path: '/api/segments/{id}/profiles',
  scopes: ['profiles:read', 'segments:read'],
  tier: 'L',
  query: { ...memberQuery, fields: { profile: [...profileFields, 'joined_group_at'] } },
  answer(call) {
    const { members, links } = listMembers(call, 'get_profiles_for_segment');
    const fields = call.query.fields.get('profile');
    const names = fields === undefined ? undefined : [...fields, 'joined_group_at'];
    return {
      data: members.map(({ profile, joinedMs }) =>
        toProfileResource(profile, call.context.origin(), names, joinedMs),
      ),
      links,
    };
  },
};
