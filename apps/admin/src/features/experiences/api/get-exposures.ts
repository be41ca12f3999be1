import { exposureCountsSchema } from '@facet/protocol';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import { experienceKeys } from './experience-keys.ts';

/** How many visitors were shown what. */
export const exposuresQuery = (storeId: string, experienceId: string) =>
  queryOptions({
    queryKey: [...experienceKeys.one(storeId, experienceId), 'exposures'],
    queryFn: ({ signal }) =>
      request(
        exposureCountsSchema,
        `/stores/${storeId}/experiences/${encodeURIComponent(experienceId)}/exposures`,
        { signal },
      ),
  });
