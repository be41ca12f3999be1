import { experienceListSchema, experienceSchema } from '@facet/protocol';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

/** More than these nobody reads through: the others are searched for. */
const most = 50;

/** Under the key of all that lists experiences, so that it is asked anew when one of them has changed. */
const keyOf = (storeId: string) => ['stores', storeId, 'experience-lists', 'inspect'] as const;

/** Running experiences whose names fit, by name. */
export const runningQuery = (storeId: string, search: string) =>
  queryOptions({
    queryKey: [...keyOf(storeId), 'running', search],
    queryFn: async ({ signal }) => {
      const words = search === '' ? '' : `&search=${encodeURIComponent(search.slice(0, 200))}`;
      const path = `/stores/${storeId}/experiences?status=running&size=${most}${words}`;
      const { experiences } = await request(experienceListSchema, path, { signal });
      return experiences.map(({ id, name }) => ({ id, name }));
    },
    placeholderData: keepPreviousData,
  });

/** What one experience may show, as it is published. */
export const variationsQuery = (storeId: string, experienceId: string) =>
  queryOptions({
    queryKey: [...keyOf(storeId), 'variations', experienceId],
    queryFn: async ({ signal }) => {
      const path = `/stores/${storeId}/experiences/${encodeURIComponent(experienceId)}`;
      const { name, status, definition } = await request(experienceSchema, path, { signal });
      return {
        name,
        isRunning: status === 'running',
        variations: definition.variations.map((each) => ({ id: each.id, name: each.name ?? each.id })),
      };
    },
  });
