import { eventOverviewSchema } from '@facet/protocol';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/request.ts';

/** What visitors did lately. */
export const eventsQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'events'],
    queryFn: ({ signal }) => request(eventOverviewSchema, `/stores/${storeId}/events`, { signal }),
  });
