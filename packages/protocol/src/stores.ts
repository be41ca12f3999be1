import { z } from 'zod';

/** What a store's merchant may set. Every part has a default. */
export const storeSettingsSchema = z.strictObject({
  /** IANA time zone. */
  timeZone: z.string().min(1).max(64),
  /** ISO 4217: in which revenue is counted. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Origins of the store's pages, such as `https://shop.example`. Only they may call the store's endpoints. */
  origins: z.array(z.string().max(255)).max(20),
  consent: z.enum(['required', 'not_required']),
  hideLimitMs: z.int().min(0).max(3000),
  latePolicy: z.enum(['apply_now', 'next_page']),
  /** Life of a remembered membership in milliseconds: 5 minutes to 24 hours. */
  membershipMaxAgeMs: z.int().min(300_000).max(86_400_000),
  /**
   * How old a remembered membership may be while Klaviyo does not answer, in milliseconds: 5 minutes to 3 days. Where
   * this is less than its life, its life counts.
   */
  membershipStaleLimitMs: z.int().min(300_000).max(259_200_000),
  discounts: z.enum(['shopify', 'event']),
  /**
   * Where the store's pages reach Facet, such as `https://shop.example/n`: a path of the shop's own that a proxy leads to
   * Facet's `/s`, or another name of Facet. `null`: Facet's own address.
   */
  address: z.string().max(255).nullable(),
  /** Whether a browser that sends Global Privacy Control counts as a visitor who does not agree. */
  globalPrivacyControl: z.enum(['respected', 'ignored']),
  /** Who is told of exposures in the page, beside Facet. */
  relays: z.array(z.enum(['data_layer', 'ga4', 'segment'])).max(3),
  /** Whether the script tells by itself when something is put into the cart. */
  cartDetection: z.boolean(),
  /** Whether conditions may be JavaScript expressions. They need `eval` on the store's pages. */
  javascriptConditions: z.boolean(),
});
/** What a store's merchant may set. */
export type StoreSettings = z.infer<typeof storeSettingsSchema>;

/** One site. `publicKey` is in the script's address and is no secret. */
export const storeSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  publicKey: z.string(),
  settings: storeSettingsSchema,
  createdAt: z.iso.datetime(),
  /** The line for the head of the store's pages: `snippets.plain`. */
  snippet: z.string(),
  /** Every way to put the script into the head of the store's pages. */
  snippets: z.strictObject({
    /** One script that the page waits for. */
    plain: z.string(),
    /** The same without waiting, but for the first paint. */
    async: z.string(),
    /** Two scripts, the first one checked by what it must hold; `null` where the script is not built. */
    integrity: z.string().nullable(),
  }),
});
/** One site. */
export type Store = z.infer<typeof storeSchema>;

/** `GET /api/v1/stores`. */
export const storeListSchema = z.strictObject({ stores: z.array(storeSchema) });

/** `POST /api/v1/stores`. */
export const createStoreSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  origins: z.array(z.string().max(255)).max(20),
  /** UTC where nothing is said. */
  timeZone: z.string().min(1).max(64).optional(),
  /** Guessed from the addresses where nothing is said. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
});
/** The body that creates a store. */
export type CreateStore = z.infer<typeof createStoreSchema>;

/** `PATCH /api/v1/stores/:storeId`: only what is named changes. */
export const updateStoreSchema = z.strictObject({
  name: z.string().trim().min(1).max(100).optional(),
  settings: storeSettingsSchema.partial().optional(),
});
/** The body that changes a store. */
export type UpdateStore = z.infer<typeof updateStoreSchema>;

/** `DELETE /api/v1/stores/:storeId`: the store with everything that belongs to it. `name` must be the store's own. */
export const removeStoreSchema = z.strictObject({ name: z.string().max(200) });
/** The body that removes a store. */
export type RemoveStore = z.infer<typeof removeStoreSchema>;
