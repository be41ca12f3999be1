import { auditPageSchema } from '@facet/protocol';
import { z } from 'zod';
import { defineRoute } from '../../http/define-route.ts';

const querySchema = z.strictObject({
  before: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
});

/** `GET /api/v1/stores/:storeId/audit` */
export const listAuditRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/stores/:storeId/audit',
  summary: 'Changes that members made, newest first',
  access: 'viewer',
  query: querySchema,
  response: auditPageSchema,
  handle: ({ context, params, query }) =>
    context.audit.list(params.storeId, query.before === undefined ? undefined : Number(query.before)),
});
