import { compareKeyed } from '../../world/keyed.ts';
import type { Segment } from '../../world/model.ts';
import type { Operation } from '../call.ts';
import { type FilterCondition, type FilterRules, matchesCondition } from '../filter/read-filter.ts';
import { toPage } from '../page.ts';
import { segmentFields, toSegmentResource } from '../resources/segment.ts';

const filters: FilterRules = {
  name: { list: ['any', 'equals'], type: 'string' },
  id: { single: ['equals'], list: ['any'], type: 'string' },
  created: { single: ['greater-than'], type: 'datetime' },
  updated: { single: ['greater-than'], type: 'datetime' },
  is_active: { single: ['equals'], list: ['any'], type: 'boolean' },
  is_starred: { single: ['equals'], type: 'boolean' },
};

function toKey(segment: Segment, field: string): string | number {
  switch (field) {
    case 'name':
      return segment.name;
    case 'created':
      return segment.createdMs;
    case 'updated':
      return segment.updatedMs;
    default:
      return segment.id;
  }
}

function passes(segment: Segment, condition: FilterCondition): boolean {
  switch (condition.field) {
    case 'is_active':
      return matchesCondition(condition, segment.isActive);
    case 'is_starred':
      return matchesCondition(condition, segment.isStarred);
    default:
      return matchesCondition(condition, toKey(segment, condition.field));
  }
}

/** Section 1.6: ten a page at most. Lists are never among them. */
export const getSegments: Operation = {
  id: 'get_segments',
  method: 'GET',
  path: '/api/segments',
  scopes: ['segments:read'],
  tier: 'L',
  query: {
    filters,
    fields: { segment: segmentFields },
    page: { defaultSize: 10, maxSize: 10 },
    sort: ['created', 'id', 'name', 'updated'],
  },
  answer({ context, accountId, query, url }) {
    const sort = query.sort ?? { field: 'id', descending: false };
    const found = context.world.segments
      .list(accountId)
      .filter((segment) => query.conditions.every((condition) => passes(segment, condition)))
      .map((segment) => ({ key: toKey(segment, sort.field), id: segment.id, segment }));
    const { items, links } = toPage(found.sort(compareKeyed), {
      url,
      size: query.size,
      cursor: query.cursor,
      descending: sort.descending,
      scope: `get_segments ${query.filterText} ${sort.field} ${sort.descending}`,
    });
    const fields = query.fields.get('segment');
    return {
      data: items.map(({ segment }) => toSegmentResource(segment, context.origin(), fields)),
      links,
    };
  },
};
