import type { ExperienceDefinition } from '@facet/engine';
import { audienceEstimateSchema } from '@facet/protocol';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import { experienceKeys } from '../api/experience-keys.ts';
import { toWire } from '../draft/wire.ts';

/** How many the audience of an edit is about; it costs no call to Klaviyo. */
export const estimateQuery = (storeId: string, definition: ExperienceDefinition) =>
  queryOptions({
    // Nothing but the audience plays a part.
    queryKey: [...experienceKeys.one(storeId, definition.id), 'estimate', definition.audience],
    queryFn: ({ signal }) =>
      request(
        audienceEstimateSchema,
        `/stores/${storeId}/experiences/${encodeURIComponent(definition.id)}/estimate`,
        { method: 'POST', body: { definition: toWire(definition) }, signal },
      ),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
