import type { ExperienceDefinition } from '@facet/engine';
import { rivalsSchema } from '@facet/protocol';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import { toWire } from '../draft/wire.ts';
import { experienceKeys } from './experience-keys.ts';

/** Which others change the same place of a page as an experience would with a definition as it is edited. */
export const rivalsQuery = (storeId: string, definition: ExperienceDefinition) =>
  queryOptions({
    queryKey: [...experienceKeys.all(storeId), 'rivals', definition],
    queryFn: ({ signal }) =>
      request(rivalsSchema, `/stores/${storeId}/experiences/${encodeURIComponent(definition.id)}/rivals`, {
        method: 'POST',
        body: { definition: toWire(definition) },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
