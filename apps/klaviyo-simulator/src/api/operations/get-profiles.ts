import type { Profile } from '../../world/model.ts';
import { type Operation, tierL } from '../call.ts';
import { findExchangeProfile } from '../exchange-id.ts';
import { type FilterCondition, type FilterRules, matchesCondition } from '../filter/read-filter.ts';
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
  limit: tierL,
  query: { filters, fields: { profile: profileFields }, page: { defaultSize: 20, maxSize: 100 } },
  answer({ context, accountId, query, url }) {
    const only = findExchangeProfile(context, accountId, query.conditions);
    const found = context.world.people
      .list(accountId)
      .filter((profile) => only === undefined || profile.id === only)
      .filter((profile) => query.conditions.every((condition) => passes(profile, condition)));
    const { items, links } = toPage(
      found.map((profile) => ({ key: profile.id, id: profile.id, profile })),
      {
        url,
        size: query.size,
        cursor: query.cursor,
        descending: false,
        scope: `get_profiles ${query.filterText}`,
      },
    );
    const fields = query.fields.get('profile');
    return {
      data: items.map(({ profile }) => toProfileResource(profile, context.origin(), fields)),
      links,
    };
  },
};
