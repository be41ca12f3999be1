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
  /** When the oldest of these was read; `null` where there are none. */
  oldestReadAt: z.iso.datetime().nullable(),
  /** Which share of the questions, from 0 to 1, this process answered from memory since it started; `null` before the first. */
  memoryHitShare: z.number().min(0).max(1).nullable(),
  /** Whether a flow of Klaviyo's may say that somebody's segments have changed. */
  hintsEnabled: z.boolean(),
});
/** What the Klaviyo card shows. */
export type KlaviyoConnection = z.infer<typeof klaviyoConnectionSchema>;

/** `POST /api/v1/stores/:storeId/klaviyo/authorize`: where to send the browser to sign in with Klaviyo. */
export const authorizeResponseSchema = z.strictObject({ authorizeUrl: z.url() });

/** `POST /api/v1/stores/:storeId/klaviyo/private-key`: connect by a read-only private key instead. */
export const connectPrivateKeySchema = z.strictObject({ privateKey: z.string().min(8).max(200) });
/** The body that connects by private key. */
export type ConnectPrivateKey = z.infer<typeof connectPrivateKeySchema>;

/**
 * How far the reading of a whole segment has come.
 *
 * - `waiting`: nothing read yet.
 * - `reading`: the first reading is under way.
 * - `ready`: read whole; new members are asked for every few minutes.
 * - `failing`: the last attempt ended early; it is tried again by itself.
 */
export const warmStates = ['waiting', 'reading', 'ready', 'failing'] as const;

/** How a segment is doing at Klaviyo: what Klaviyo says of it, or `gone` where it lists it no longer. */
export const segmentStandings = ['active', 'inactive', 'processing', 'gone'] as const;

/** One Klaviyo segment as the segments page shows it. */
export const segmentSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  starred: z.boolean(),
  state: z.enum(['active', 'inactive', 'processing']),
  /** False when Klaviyo no longer lists it although an experience uses it. */
  exists: z.boolean(),
  /**
   * How many members it has, and as of when: as Klaviyo counted them, or as they were read to keep it ready, whichever is
   * newer. `null` where neither is known.
   */
  members: z.strictObject({ count: z.int(), at: z.iso.datetime() }).nullable(),
  /** The first of the experiences that ask about it and have neither ended nor been archived. */
  usedBy: z.array(z.strictObject({ id: z.string(), name: z.string(), status: z.string() })),
  /** How many these are in all. */
  users: z.int(),
  /** How far its members are kept ready; `null` where that is not wanted. */
  warm: z
    .strictObject({
      state: z.enum(warmStates),
      /** Members found by the first reading so far, or by the last one; `null` while they are read anew. */
      members: z.int().nullable(),
      /** When the last whole reading began. */
      readAt: z.iso.datetime().nullable(),
    })
    .nullable(),
});
/** One Klaviyo segment. */
export type Segment = z.infer<typeof segmentSchema>;

/**
 * `GET /api/v1/stores/:storeId/segments?search=&used=&ready=&ids=&page=&size=&refresh=`: a page of the segments, starred first,
 * then by name. Reading many from Klaviyo takes minutes: what is read so far is answered, with `reading`.
 */
export const segmentListSchema = z.strictObject({
  segments: z.array(segmentSchema),
  /** How many fit, on all pages. */
  total: z.int(),
  /** How many there are, whatever fits. */
  known: z.int(),
  /** The number of the next page; `null` on the last. */
  next: z.int().nullable(),
  /** When the catalogue was last read whole from Klaviyo. */
  readAt: z.iso.datetime().nullable(),
  /** How many segments the reading under way has found so far, and since when; `null` while none is. */
  reading: z.strictObject({ found: z.int(), since: z.iso.datetime() }).nullable(),
  /** Whether the last reading ended early; what was read before is answered. */
  interrupted: z.boolean(),
});
/** A page of the store's segments. */
export type SegmentList = z.infer<typeof segmentListSchema>;

/** `GET /api/v1/stores/:storeId/segments/:segmentId/count`: members as Klaviyo counts them; one call to Klaviyo. */
export const segmentCountSchema = z.strictObject({
  profileCount: z.int().nullable(),
  readAt: z.iso.datetime(),
});
/** Members of one segment. */
export type SegmentCount = z.infer<typeof segmentCountSchema>;

/** `POST /api/v1/stores/:storeId/klaviyo/hints`: what to put into a Klaviyo flow's webhook action. */
export const hintsSchema = z.strictObject({
  url: z.url(),
  /** Name of the header that carries the secret. */
  header: z.string(),
  /** Shown this once. */
  secret: z.string(),
  /** The JSON body, with Klaviyo's own placeholder. */
  body: z.string(),
});
/** What to put into a Klaviyo flow's webhook action. */
export type Hints = z.infer<typeof hintsSchema>;

/** `POST /hooks/klaviyo/:publicKey`: a Klaviyo flow says that somebody's segments have changed. */
export const hintSchema = z.strictObject({ profile_id: z.string().trim().min(1).max(64) });

/** `POST /api/v1/stores/:storeId/erasures`: a `_kx`, an address that carries one, or a visitor id. */
export const erasureRequestSchema = z.strictObject({ input: z.string().trim().min(1).max(4000) });
/** The body that erases a person. */
export type ErasureRequest = z.infer<typeof erasureRequestSchema>;
/** Whether anything was remembered of the person. */
export const erasureSchema = z.strictObject({ erased: z.boolean() });
