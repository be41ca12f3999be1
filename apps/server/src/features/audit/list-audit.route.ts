import { auditFilterSchema, auditPageSchema } from '@facet/protocol';
import { z } from 'zod';
import { defineRoute } from '../../http/define-route.ts';
import { toAuditScope } from './audit-scope.ts';

const querySchema = auditFilterSchema.extend({
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
  handle: ({ context, params, query: { before, scope, ...filter }, member }) =>
    context.audit.list(
      toAuditScope(params.storeId, scope, member),
      filter,
      before === undefined ? undefined : Number(before),
    ),
});
