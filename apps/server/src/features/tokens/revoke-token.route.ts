import { defineRoute } from '../../http/define-route.ts';

/** `DELETE /api/v1/tokens/:tokenId` */
export const revokeTokenRoute = defineRoute({
  method: 'DELETE',
  path: '/api/v1/tokens/:tokenId',
  summary: 'Revoke a token',
  access: 'owner',
  handle: ({ context, params, member }) => context.tokens.revoke(params.tokenId, member),
});
