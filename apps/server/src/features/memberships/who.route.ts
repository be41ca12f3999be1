import type { Membership, SegmentKey, Subject } from '@facet/engine';
import { type WhoResponse, type WireMembership, whoRequestSchema } from '@facet/protocol';
import { z } from 'zod';
import { defineStorefrontRoute } from '../../http/define-storefront-route.ts';

/** How long a page waits at most; whoever is not resolved by then is for the next page. */
const deadlineMs = 2500;

const responseSchema = z.looseObject({
  identity: z.enum(['identified', 'unidentified', 'unreachable', 'pending']),
});

/** `POST /s/:publicKey/who` */
export const whoRoute = defineStorefrontRoute({
  name: 'who',
  summary: 'Which of the segments in use the holder of an exchange id is in',
  body: whoRequestSchema,
  response: responseSchema,
  handle: async ({ context, store, body }): Promise<WhoResponse> => {
    const segments = await context.segments.listRunning(store.id);
    const resolution = await context.memberships.resolveVisitor({
      storeId: store.id,
      token: body.token,
      segments,
      maxAgeMs: store.settings.membershipMaxAgeMs,
      deadlineMs,
    });
    switch (resolution.identity) {
      case 'unidentified':
        return { identity: 'unidentified' };
      case 'unreachable':
      case 'pending':
        return { identity: resolution.identity, retryAfterMs: resolution.retryAfterMs };
      case 'identified': {
        const now = context.now();
        const memberships = Object.entries(resolution.memberships).map(([segment, membership]) => [
          context.secrets.segmentKeyOf(store.id, segment),
          toWire(membership, now),
        ]);
        return {
          identity: 'identified',
          subject: resolution.subject as Subject,
          memberships: Object.fromEntries(memberships) as Record<SegmentKey, WireMembership>,
          assignments: await context.events.listSubjectAssignments(store.id, resolution.subject),
        };
      }
    }
  },
});

function toWire(membership: Membership, now: number): WireMembership {
  if (membership.state === 'unknown') return membership;
  const { state, readAt, stale } = membership;
  return { state, ageMs: Math.max(0, now - readAt), ...(stale === true ? { stale } : {}) };
}
