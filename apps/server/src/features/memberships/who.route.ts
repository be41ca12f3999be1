import type { Membership, SegmentKey } from '@facet/engine';
import { type WhoResponse, type WireMembership, whoRequestSchema } from '@facet/protocol';
import { z } from 'zod';
import { defineStorefrontRoute } from '../../http/define-storefront-route.ts';
import { toNetwork } from '../../http/network.ts';
import { toLives } from './lives.ts';

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
  sealed: true,
  handle: async ({ context, store, body, request }): Promise<WhoResponse> => {
    context.installation.noteRun(store, request.headers.origin);
    const segments = await context.segments.listRunning(store.id);
    const resolution = await context.memberships.resolveVisitor({
      storeId: store.id,
      token: body.token,
      asker: toNetwork(request.ip),
      segments,
      lives: toLives(store.settings),
      urgency: 'visitor',
      deadlineMs,
    });
    if (resolution.identity === 'unidentified') return { identity: 'unidentified' };
    if (resolution.identity !== 'identified') {
      return { identity: resolution.identity, retryAfterMs: resolution.retryAfterMs };
    }
    const { subject } = resolution;
    const now = context.now();
    const memberships: Record<SegmentKey, WireMembership> = {};
    for (const [segment, membership] of Object.entries(resolution.memberships)) {
      memberships[context.secrets.segmentKeyOf(store.id, segment)] = toWire(membership, now);
    }
    const assignments = await context.events.listSubjectAssignments(store.id, subject);
    return { identity: 'identified', subject, memberships, assignments };
  },
});

function toWire(membership: Membership, now: number): WireMembership {
  if (membership.state === 'unknown') return membership;
  const { state, readAt, stale } = membership;
  return { state, ageMs: Math.max(0, now - readAt), ...(stale === true ? { stale } : {}) };
}
