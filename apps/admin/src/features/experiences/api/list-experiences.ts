import { experienceListSchema, experienceVisitorsSchema } from '@facet/protocol';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import { type ListSearch, toListParameters } from '../list-search.ts';
import { experienceKeys } from './experience-keys.ts';

/** A page of a store's tests and personalizations, last changed first. */
export const experiencesQuery = (storeId: string, search: ListSearch) => {
  const parameters = toListParameters(search);
  return queryOptions({
    queryKey: [...experienceKeys.all(storeId), 'list', parameters],
    queryFn: ({ signal }) =>
      request(experienceListSchema, `/stores/${storeId}/experiences?${parameters}`, { signal }),
    placeholderData: keepPreviousData,
  });
};

const visitorsFreshMs = 60_000;

/** How many were shown each of these in the last 7 days. Counted apart: the list does not wait for it. */
export const visitorsQuery = (storeId: string, ids: readonly string[]) =>
  queryOptions({
    queryKey: ['stores', storeId, 'experience-visitors', ids],
    queryFn: async ({ signal }) =>
      (
        await request(
          experienceVisitorsSchema,
          `/stores/${storeId}/experience-visitors?ids=${ids.map(encodeURIComponent).join(',')}`,
          { signal },
        )
      ).visitors,
    enabled: ids.length > 0,
    staleTime: visitorsFreshMs,
  });
