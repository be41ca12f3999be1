import { mostOnAPage, partSchema, segmentListSchema } from '@facet/protocol';
import { z } from 'zod';
import { defineRoute } from '../../http/define-route.ts';

const flag = z.enum(['true', 'false']).optional();
const querySchema = partSchema.extend({
  search: z.string().trim().max(200).optional(),
  /** Only those that experiences ask about. */
  used: flag,
  /** Only those that are kept ready. */
  ready: flag,
  /** Only these, with commas between them. */
  ids: z
    .string()
    .transform((text) => text.split(',').filter((id) => id !== ''))
    .pipe(z.array(z.string().max(64)).max(mostOnAPage))
    .optional(),
  /** Reads the catalogue from Klaviyo again. */
  refresh: flag,
});

/** `GET /api/v1/stores/:storeId/segments` */
export const listSegmentsRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/stores/:storeId/segments',
  summary: 'A page of the segments of the connected Klaviyo account, starred ones first',
  access: 'viewer',
  query: querySchema,
  response: segmentListSchema,
  handle: ({ context, params, query: { page, size, search, ids, used, ready, refresh } }) =>
    context.segments.list(params.storeId, {
      search,
      ids,
      size: ids === undefined ? size : mostOnAPage,
      page,
      used: used === 'true',
      ready: ready === 'true',
      refresh: refresh === 'true',
    }),
});
