import type { Profile } from '../world/model.ts';
import type { Call } from './call.ts';
import { findExchangeProfile } from './exchange-id.ts';
import { type FilterCondition, type FilterRules, matchesCondition } from './filter/read-filter.ts';
import { getSegmentOrRefuse } from './operations/get-segment.ts';
import { type PageLinks, toPage } from './page.ts';
import type { QueryRules } from './read-query.ts';

const identifier = { list: ['any', 'equals'], type: 'string' } as const;

const filters: FilterRules = {
  profile_id: identifier,
  email: identifier,
  phone_number: identifier,
  push_token: identifier,
  _kx: { single: ['equals'], type: 'string' },
  joined_group_at: {
    single: ['greater-than', 'greater-or-equal', 'less-than', 'less-or-equal'],
    type: 'datetime',
  },
};

/** What both member operations allow (sections 1.4 and 1.5). */
export const memberQuery: QueryRules = {
  filters,
  page: { defaultSize: 20, maxSize: 100 },
  sort: ['joined_group_at'],
};

export interface Member {
  readonly profile: Profile;
  readonly joinedMs: number;
}

function passes({ profile, joinedMs }: Member, condition: FilterCondition): boolean {
  switch (condition.field) {
    case 'profile_id':
      return matchesCondition(condition, profile.id);
    case 'email':
      return matchesCondition(condition, profile.email);
    case 'phone_number':
      return matchesCondition(condition, profile.phoneNumber);
    case 'push_token':
      return matchesCondition(condition, null);
    case 'joined_group_at':
      return matchesCondition(condition, joinedMs);
    default:
      return true;
  }
}

/** One page of a segment's members that pass the filter. Nobody and not-a-member look the same: an empty page. */
export function listMembers(
  call: Call,
  operation: string,
): { readonly members: Member[]; readonly links: PageLinks } {
  const { context, accountId, query, url } = call;
  const segment = getSegmentOrRefuse(call);
  const only = findExchangeProfile(context, accountId, query.conditions);
  const found: (Member & { readonly key: string | number; readonly id: string })[] = [];
  for (const [profileId, joinedMs] of segment.members) {
    if (only !== undefined && profileId !== only) continue;
    const member = { profile: context.world.people.get(profileId), joinedMs };
    if (!query.conditions.every((condition) => passes(member, condition))) continue;
    found.push({ ...member, id: profileId, key: query.sort === undefined ? profileId : joinedMs });
  }
  const descending = query.sort?.descending ?? false;
  const { items, links } = toPage(found, {
    url,
    size: query.size,
    cursor: query.cursor,
    descending,
    scope: `${operation} ${segment.id} ${query.filterText} ${query.sort?.field ?? ''} ${descending}`,
  });
  return { members: items, links };
}
