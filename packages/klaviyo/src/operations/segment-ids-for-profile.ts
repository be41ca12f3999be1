import { z } from 'zod';
import { readBody } from '../judge.ts';
import type { KlaviyoAnswer, KlaviyoRequest } from '../message.ts';
import { toPathSegment } from '../path-segment.ts';

const schema = z.object({ data: z.array(z.object({ id: z.string() })) });

/** Every segment of one person: 60 a minute, so never on a visitor's way (contract §1.2). */
export function segmentIdsForProfileRequest(profileId: string): KlaviyoRequest {
  return {
    operation: 'get_segment_ids_for_profile',
    path: `/api/profiles/${toPathSegment('get_segment_ids_for_profile', profileId)}/relationships/segments`,
    query: {},
  };
}

/** The ids of the person's segments. A profile that was merged or deleted throws `not_found`. */
export function readSegmentIdsForProfile(answer: KlaviyoAnswer): ReadonlySet<string> {
  return new Set(readBody(answer, schema).data.map((segment) => segment.id));
}
