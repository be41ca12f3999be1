import { auditFilterSchema, auditFiltersSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';
import { toAuditScope } from './audit-scope.ts';

/** `GET /api/v1/stores/:storeId/audit/filters` */
export const listAuditFiltersRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/stores/:storeId/audit/filters',
  summary: 'Who made changes, and of which kinds',
  access: 'viewer',
  query: auditFilterSchema.pick({ scope: true }),
  response: auditFiltersSchema,
  handle: ({ context, params, query, member }) =>
    context.audit.listFilters(toAuditScope(params.storeId, query.scope, member)),
});
