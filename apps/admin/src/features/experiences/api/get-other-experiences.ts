import { otherExperiencesSchema } from '@facet/protocol';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import { experienceKeys } from './experience-keys.ts';

/** What the other experiences of the store have in use: groups, discount codes, redirects. */
export const otherExperiencesQuery = (storeId: string, experienceId: string) =>
  queryOptions({
    queryKey: [...experienceKeys.one(storeId, experienceId), 'others'],
    queryFn: ({ signal }) =>
      request(
        otherExperiencesSchema,
        `/stores/${storeId}/experiences/${encodeURIComponent(experienceId)}/others`,
        { signal },
      ),
  });
