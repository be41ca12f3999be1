import type { Profile } from '../../world/model.ts';
import type { Operation } from '../call.ts';
import { type FilterCondition, type FilterRules, matchesCondition } from '../filter/read-filter.ts';
import { findNamedProfiles } from '../named-profiles.ts';
import { toPage } from '../page.ts';
import { profileFields, toProfileResource } from '../resources/profile.ts';

const identifier = { single: ['equals'], list: ['any'], type: 'string' } as const;
const time = { single: ['greater-than', 'less-than'], type: 'datetime' } as const;

const filters: FilterRules = {
  id: identifier,
  email: identifier,
  phone_number: identifier,
  external_id: identifier,
  _kx: { single: ['equals'], type: 'string' },
  created: time,
  updated: time,
};

function passes(profile: Profile, condition: FilterCondition): boolean {
  switch (condition.field) {
    case 'id':
      return matchesCondition(condition, profile.id);
    case 'email':
      return matchesCondition(condition, profile.email);
    case 'phone_number':
      return matchesCondition(condition, profile.phoneNumber);
    case 'external_id':
      return matchesCondition(condition, profile.externalId);
    case 'created':
      return matchesCondition(condition, profile.createdMs);
    case 'updated':
      return matchesCondition(condition, profile.updatedMs);
    default:
      return true;
  }
}

/** Section 1.1. */
export const getProfiles: Operation = {
  id: 'get_profiles',
  method: 'GET',
  path: '/api/profiles',
  scopes: ['profiles:read'],
  tier: 'L',
  query: { filters, fields: { profile: profileFields }, page: { defaultSize: 20, maxSize: 100 } },
  answer({ context, accountId, query, url }) {
    const { people } = context.world;
    const named = findNamedProfiles(context, accountId, query.conditions, 'id');
    const found = named?.flatMap((id) => (people.find(accountId, id) === undefined ? [] : [{ key: id, id }]));
    const { items, links } = toPage(
      found ?? people.listInOrder(accountId),
      {
        url,
        size: query.size,
        cursor: query.cursor,
        descending: false,
        scope: `get_profiles ${query.filterText}`,
      },
      ({ id }) => query.conditions.every((condition) => passes(people.get(id), condition)),
    );
    const fields = query.fields.get('profile');
    return {
      data: items.map(({ id }) => toProfileResource(people.get(id), context.origin(), fields)),
      links,
    };
  },
};
