import { z } from 'zod';
import { readBody } from '../judge.ts';
import type { KlaviyoAnswer, KlaviyoRequest } from '../message.ts';
import { readCursor } from '../read-cursor.ts';

/** One segment of the account. */
export type KlaviyoSegment = {
  readonly id: string;
  readonly name: string;
  readonly starred: boolean;
  /** `inactive` segments keep their members but no longer change; `processing` ones are being computed. */
  readonly state: 'active' | 'inactive' | 'processing';
};

/** One page of the catalogue and where the next one begins. */
export type SegmentPage = {
  readonly segments: readonly KlaviyoSegment[];
  readonly nextCursor: string | undefined;
};

const schema = z.object({
  data: z.array(
    z.object({
      id: z.string().min(1),
      attributes: z.object({
        name: z.string().nullish(),
        is_active: z.boolean().optional(),
        is_processing: z.boolean().optional(),
        is_starred: z.boolean().optional(),
      }),
    }),
  ),
  links: z.object({ next: z.string().nullish() }).nullish(),
});

/** Get Segments, one page: ten at most (contract §1.6). */
export function segmentsRequest(cursor: string | undefined): KlaviyoRequest {
  return {
    operation: 'get_segments',
    path: '/api/segments',
    query: {
      'fields[segment]': 'name,is_active,is_processing,is_starred',
      'page[size]': '10',
      ...(cursor === undefined ? {} : { 'page[cursor]': cursor }),
    },
  };
}

/** The segments of one page. Only the cursor of the next link is used, so that no answer can send us elsewhere. */
export function readSegments(answer: KlaviyoAnswer): SegmentPage {
  const body = readBody(answer, schema);
  return {
    segments: body.data.map(({ id, attributes }) => ({
      id,
      name: attributes.name ?? id,
      starred: attributes.is_starred ?? false,
      state: toState(attributes.is_active ?? true, attributes.is_processing ?? false),
    })),
    nextCursor: readCursor(body.links?.next),
  };
}

function toState(active: boolean, processing: boolean): KlaviyoSegment['state'] {
  if (processing) return 'processing';
  return active ? 'active' : 'inactive';
}
