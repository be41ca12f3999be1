import { z } from 'zod';
import { readBody } from '../judge.ts';
import type { KlaviyoAnswer, KlaviyoRequest } from '../message.ts';
import { toPathSegment } from '../path-segment.ts';

const schema = z.object({
  data: z.object({ attributes: z.object({ profile_count: z.int().min(0).nullish() }) }),
});

/** Get Segment with its member count: 15 a minute (contract §1.7). */
export function segmentCountRequest(segmentId: string): KlaviyoRequest {
  return {
    operation: 'get_segment',
    path: `/api/segments/${toPathSegment('get_segment', segmentId)}`,
    query: { 'additional-fields[segment]': 'profile_count' },
  };
}

/** How many people Klaviyo counts in the segment; `null` where it does not say. */
export function readSegmentCount(answer: KlaviyoAnswer): number | null {
  return readBody(answer, schema).data.attributes.profile_count ?? null;
}
