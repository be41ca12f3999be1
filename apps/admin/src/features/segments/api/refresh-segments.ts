import { type SegmentList, segmentListSchema } from '@facet/protocol';
import { request } from '../../../lib/api/request.ts';

/** Reads the catalogue from Klaviyo again. */
export function refreshSegments(storeId: string): Promise<SegmentList> {
  return request(segmentListSchema, `/stores/${storeId}/segments?refresh=true`);
}
