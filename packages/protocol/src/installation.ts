import { z } from 'zod';

const consent = z.enum(['required', 'not_required']);

/** Whether the script is seen on the pages of one of the store's origins. */
export const installedOriginSchema = z.strictObject({
  origin: z.string(),
  /** `now`: within the last two minutes. */
  state: z.enum(['never', 'earlier', 'now']),
  /** When a page asked for the script; behind a CDN only some of these are known. */
  fetchedAt: z.iso.datetime().nullable(),
  /** When a page sent what only the running script sends. */
  ranAt: z.iso.datetime().nullable(),
  lastSeenAt: z.iso.datetime().nullable(),
  /** The version that a page last said it runs, and whether it is the one that is served now. */
  script: z.string().nullable(),
  isCurrent: z.boolean().nullable(),
  /** How that page treats consent. */
  consent: consent.nullable(),
});
/** Whether the script is seen on the pages of one origin. */
export type InstalledOrigin = z.infer<typeof installedOriginSchema>;

/** `GET /api/v1/stores/:storeId/installation`: whether the script is in the store's pages, as they are visited. */
export const installationSchema = z.strictObject({
  /** What the store's settings ask for. */
  consent,
  origins: z.array(installedOriginSchema),
  /** Other sites that load this store's script, last first. Their visitors cannot be told apart until they are added. */
  elsewhere: z.array(z.strictObject({ origin: z.string(), lastSeenAt: z.iso.datetime() })).max(10),
});
/** Whether the script is in the store's pages. */
export type Installation = z.infer<typeof installationSchema>;

/** `POST /api/v1/stores/:storeId/installation/look`: which of the store's origins to look at. */
export const lookAtPageSchema = z.strictObject({ origin: z.string().max(255) });

/** Something that a look at a page found, gravest first. */
export const pageFindingSchema = z.enum([
  'unreachable',
  'private_address',
  'too_slow',
  'not_a_page',
  'error_status',
  'redirects_elsewhere',
  'missing',
  'wrong_key',
  'in_body',
  'late_in_head',
  'delayed',
  'twice',
  'policy_blocks_script',
  'policy_blocks_calls',
]);
/** Something that a look at a page found. */
export type PageFinding = z.infer<typeof pageFindingSchema>;

/** What a look at the first page of an origin found. Nothing of the page itself is in it. */
export const pageLookSchema = z.strictObject({
  origin: z.string(),
  /** Whether the line of this store stands in the page. */
  isInstalled: z.boolean(),
  findings: z.array(pageFindingSchema),
  /** How many scripts of others stand before it. */
  scriptsBefore: z.int(),
  /** Where the page sends whoever asks for it, where that is another host. */
  redirectsTo: z.string().nullable(),
});
/** What a look at a page found. */
export type PageLook = z.infer<typeof pageLookSchema>;
