import { z } from 'zod';

/**
 * The states of a store's connection to Klaviyo.
 *
 * - `not_connected`: nobody signed in, or disconnected.
 * - `active`: the last call succeeded.
 * - `reconnect_needed`: Klaviyo refused the grant or key; somebody must sign in again.
 * - `degraded`: Klaviyo does not answer properly; remembered memberships serve until they expire.
 */
export const connectionStates = ['not_connected', 'active', 'reconnect_needed', 'degraded'] as const;

/** `GET /api/v1/stores/:storeId/klaviyo`: what the Klaviyo card shows. */
export const klaviyoConnectionSchema = z.strictObject({
  state: z.enum(connectionStates),
  /** How Facet is let in; `null` while not connected. */
  method: z.enum(['oauth', 'private_key']).nullable(),
  /** Whether *Sign in with Klaviyo* can be offered: the operator set a client id and secret. */
  oauthAvailable: z.boolean(),
  account: z.strictObject({ name: z.string(), publicKey: z.string() }).nullable(),
  scopes: z.array(z.string()),
  connectedAt: z.iso.datetime().nullable(),
  lastSuccessAt: z.iso.datetime().nullable(),
  /** What happened and what it means for visitors, in plain words, where the state is not `active`. */
  notice: z.string().nullable(),
  /** Calls made in this minute and how many Klaviyo allows, for the operations that visitors depend on. */
  budget: z.strictObject({ used: z.int(), limit: z.int() }),
  /** How many people's memberships are remembered. */
  rememberedPeople: z.int(),
});
/** What the Klaviyo card shows. */
export type KlaviyoConnection = z.infer<typeof klaviyoConnectionSchema>;

/** `POST /api/v1/stores/:storeId/klaviyo/authorize`: where to send the browser to sign in with Klaviyo. */
export const authorizeResponseSchema = z.strictObject({ authorizeUrl: z.url() });

/** `POST /api/v1/stores/:storeId/klaviyo/private-key`: connect by a read-only private key instead. */
export const connectPrivateKeySchema = z.strictObject({ privateKey: z.string().min(8).max(200) });
/** The body that connects by private key. */
export type ConnectPrivateKey = z.infer<typeof connectPrivateKeySchema>;

/** One Klaviyo segment as the segments page shows it. */
export const segmentSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  starred: z.boolean(),
  state: z.enum(['active', 'inactive', 'processing']),
  /** False when Klaviyo no longer lists it although an experience uses it. */
  exists: z.boolean(),
  /** The experiences that use it and have not ended. */
  usedBy: z.array(z.strictObject({ id: z.string(), name: z.string(), status: z.string() })),
});
/** One Klaviyo segment. */
export type Segment = z.infer<typeof segmentSchema>;

/** `GET /api/v1/stores/:storeId/segments?search=`: starred first, then by name. */
export const segmentListSchema = z.strictObject({
  segments: z.array(segmentSchema),
  /** When the catalogue was last read from Klaviyo. */
  readAt: z.iso.datetime().nullable(),
});
/** The store's segments. */
export type SegmentList = z.infer<typeof segmentListSchema>;

/** `GET /api/v1/stores/:storeId/segments/:segmentId/count`: members as Klaviyo counts them; one call to Klaviyo. */
export const segmentCountSchema = z.strictObject({
  profileCount: z.int().nullable(),
  readAt: z.iso.datetime(),
});
/** Members of one segment. */
export type SegmentCount = z.infer<typeof segmentCountSchema>;
