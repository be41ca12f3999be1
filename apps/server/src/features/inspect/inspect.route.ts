import { inspectRequestSchema } from '@facet/protocol';
import { z } from 'zod';
import { defineRoute } from '../../http/define-route.ts';

const responseSchema = z.looseObject({ understoodAs: z.enum(['exchange_id', 'address', 'visitor_id']) });

/** `POST /api/v1/stores/:storeId/inspect` */
export const inspectRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/stores/:storeId/inspect',
  summary: 'Every step of the decisions about one visitor',
  access: 'viewer',
  body: inspectRequestSchema,
  response: responseSchema,
  handle: async ({ context, params, body }) =>
    context.inspect.inspect(await context.stores.get(params.storeId), body),
});
