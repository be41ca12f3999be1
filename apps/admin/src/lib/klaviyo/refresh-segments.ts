import { type SegmentList, segmentListSchema } from '@facet/protocol';
import { request } from '../api/request.ts';

/** Has the catalogue read from Klaviyo again; where that takes long, it goes on behind the answer. */
export function refreshSegments(storeId: string): Promise<SegmentList> {
  return request(segmentListSchema, `/stores/${storeId}/segments?refresh=true&size=1`);
}
