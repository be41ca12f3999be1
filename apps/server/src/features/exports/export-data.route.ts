import { Readable } from 'node:stream';
import { exportRequestSchema } from '@facet/protocol';
import { z } from 'zod';
import { defineRoute } from '../../http/define-route.ts';

/** `POST /api/v1/stores/:storeId/exports` */
export const exportDataRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/stores/:storeId/exports',
  summary: 'One part of a store’s data as lines of JSON, sent as it is read',
  access: 'owner',
  body: exportRequestSchema,
  response: z.string(),
  handle: async ({ context, params, body, member, reply }) => {
    const lines = await context.exports.export(params.storeId, body.part, member);
    // One piece ahead of the network, whatever there is in all.
    const stream = Readable.from(lines, { highWaterMark: 1 });
    stream.on('error', (err) => context.log.error({ err }, 'an export broke off'));
    return reply
      .type('application/x-ndjson; charset=utf-8')
      .header('content-disposition', `attachment; filename="facet-${body.part}.jsonl"`)
      .send(stream);
  },
});
