import { klaviyoConnectionSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `GET /api/v1/stores/:storeId/klaviyo` */
export const getKlaviyoRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/stores/:storeId/klaviyo',
  summary: 'How the store stands with Klaviyo',
  access: 'viewer',
  response: klaviyoConnectionSchema,
  handle: async ({ context, params }) => {
    const room = await context.memberships.findRoom(params.storeId);
    const { remembered, asked } = room?.tally ?? { remembered: 0, asked: 0 };
    return {
      ...(await context.klaviyo.describe(params.storeId)),
      memoryHitShare: remembered + asked === 0 ? null : remembered / (remembered + asked),
    };
  },
});
