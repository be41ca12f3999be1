import { type SegmentCount, segmentCountSchema } from '@facet/protocol';
import { request } from '../api/request.ts';

/** Has Klaviyo count the people in a segment: a call to Klaviyo, unless it was counted in the last ten minutes. */
export function countSegment(storeId: string, segmentId: string): Promise<SegmentCount> {
  return request(segmentCountSchema, `/stores/${storeId}/segments/${encodeURIComponent(segmentId)}/count`);
}
