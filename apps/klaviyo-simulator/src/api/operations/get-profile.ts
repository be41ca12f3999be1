import type { Profile } from '../../world/model.ts';
import { notFoundError } from '../api-error.ts';
import type { Call, Operation } from '../call.ts';
import { profileFields, toProfileResource } from '../resources/profile.ts';

/** The profile of the path, or the 404 that merged and deleted ones answer with. */
export function getProfileOrRefuse({ context, accountId, id }: Call): Profile {
  const profile = context.world.people.find(accountId, id);
  if (profile === undefined) throw notFoundError(`A profile with id ${id} does not exist.`);
  return profile;
}

/** Section 1.8, without `include`. */
export const getProfile: Operation = {
  id: 'get_profile',
  method: 'GET',
  path: '/api/profiles/{id}',
  scopes: ['profiles:read'],
  tier: 'L',
  query: { fields: { profile: profileFields } },
  answer(call) {
    const { context, query, url } = call;
    const profile = getProfileOrRefuse(call);
    return {
      data: toProfileResource(profile, context.origin(), query.fields.get('profile')),
      links: { self: url },
    };
  },
};
