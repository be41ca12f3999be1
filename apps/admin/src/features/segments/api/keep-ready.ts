import { requestNothing } from '../../../lib/api/request.ts';

/** Has all members of a segment read ahead of time, from now on or no longer. */
export function keepReady(storeId: string, segmentId: string, wanted: boolean): Promise<void> {
  const path = `/stores/${storeId}/segments/${encodeURIComponent(segmentId)}/warm`;
  return requestNothing(path, { method: wanted ? 'PUT' : 'DELETE' });
}
