import { experienceSchema } from '@facet/protocol';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import { experienceKeys } from './experience-keys.ts';

/** One test or personalization. */
export const experienceQuery = (storeId: string, experienceId: string) =>
  queryOptions({
    queryKey: experienceKeys.one(storeId, experienceId),
    queryFn: ({ signal }) =>
      request(experienceSchema, `/stores/${storeId}/experiences/${encodeURIComponent(experienceId)}`, {
        signal,
      }),
  });
