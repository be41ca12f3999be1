import { installationSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `GET /api/v1/stores/:storeId/installation` */
export const getInstallationRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/stores/:storeId/installation',
  summary: 'Whether the script is seen on the store’s pages',
  access: 'viewer',
  response: installationSchema,
  handle: ({ context, params }) => context.installation.get(params.storeId),
});
