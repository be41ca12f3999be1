import { experienceListSchema } from '@facet/protocol';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import { experienceKeys } from './experience-keys.ts';

/** All tests and personalizations of a store. */
export const experiencesQuery = (storeId: string) =>
  queryOptions({
    queryKey: experienceKeys.all(storeId),
    queryFn: async ({ signal }) =>
      (await request(experienceListSchema, `/stores/${storeId}/experiences`, { signal })).experiences,
  });
