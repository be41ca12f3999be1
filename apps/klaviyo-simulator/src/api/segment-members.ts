import { compareKeyed, countBefore, type Keyed } from '../world/keyed.ts';
import { listInOrder } from '../world/members.ts';
import type { Profile, Segment } from '../world/model.ts';
import type { Call } from './call.ts';
import { type FilterCondition, type FilterRules, matchesCondition } from './filter/read-filter.ts';
import { findNamedProfiles } from './named-profiles.ts';
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

/** Those of the members, in the order of joining, who joined when the conditions allow. */
function narrowByTime(joined: readonly Keyed[], conditions: readonly FilterCondition[]): readonly Keyed[] {
  let start = 0;
  let end = joined.length;
  for (const condition of conditions) {
    if (condition.field !== 'joined_group_at') continue;
    const isAfter = condition.operator.startsWith('greater');
    const edge = countBefore(joined.length, (place) => {
      const passes = matchesCondition(condition, joined[place]?.key ?? null);
      return isAfter ? !passes : passes;
    });
    if (isAfter) start = Math.max(start, edge);
    else end = Math.min(end, edge);
  }
  return joined.slice(start, end);
}

/** The members that may pass, in ascending order: few when the filter names them or a time. */
function listCandidates({ context, accountId, query }: Call, segment: Segment): readonly Keyed[] {
  const named = findNamedProfiles(context, accountId, query.conditions, 'profile_id');
  if (named === undefined)
    return query.sort === undefined
      ? listInOrder(segment.members, 'id')
      : narrowByTime(listInOrder(segment.members, 'joined'), query.conditions);
  return named
    .flatMap((id) => {
      const joinedMs = segment.members.get(id);
      return joinedMs === undefined ? [] : [{ id, key: query.sort === undefined ? id : joinedMs }];
    })
    .sort(compareKeyed);
}

/** One page of a segment's members that pass the filter. Nobody and not-a-member look the same: an empty page. */
export function listMembers(
  call: Call,
  operation: string,
): { readonly members: Member[]; readonly links: PageLinks } {
  const { context, query, url } = call;
  const segment = getSegmentOrRefuse(call);
  const descending = query.sort?.descending ?? false;
  const toMember = (id: string): Member => ({
    profile: context.world.people.get(id),
    joinedMs: segment.members.get(id) ?? Number.NaN,
  });
  const { items, links } = toPage(
    listCandidates(call, segment),
    {
      url,
      size: query.size,
      cursor: query.cursor,
      descending,
      scope: `${operation} ${segment.id} ${query.filterText} ${query.sort?.field ?? ''} ${descending}`,
    },
    ({ id }) => query.conditions.every((condition) => passes(toMember(id), condition)),
  );
  return { members: items.map(({ id }) => toMember(id)), links };
}
