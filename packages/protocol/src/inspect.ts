import type { Explanation } from '@facet/engine';
import { z } from 'zod';

const attributeValueSchema = z.union([
  z.string().max(500),
  z.number(),
  z.boolean(),
  z.array(z.string().max(500)).max(200),
]);

/** What an inspection pretends. */
const previewSchema = z.strictObject({
  /** Segments, by Klaviyo's id, that the visitor is in or out of. */
  memberships: z.record(z.string().min(1).max(64), z.enum(['in', 'out'])).optional(),
  /** The variation that a running experience shows on its pages, whoever the visitor is, by its id. */
  forced: z.record(z.string().min(1).max(64), z.string().min(1).max(64)).optional(),
});

/** `POST /api/v1/stores/:storeId/inspect`: a `_kx`, an address that carries one, or a visitor id; and the page to decide for. */
export const inspectRequestSchema = z.strictObject({
  input: z.string().trim().min(1).max(4000),
  /** The page to decide for; when absent the one that an address in `input` leads to, else the store's home page. */
  pageUrl: z.url().max(2000).optional(),
  device: z.enum(['desktop', 'mobile', 'tablet']).optional(),
  /** The address that led to the page, which is taken to be the first of the visit; opened directly when absent. */
  referrer: z.url().max(2000).optional(),
  /** ISO 3166-1 alpha-2. Country, language and attributes are unknown when absent: only the visitor's browser has them. */
  country: z
    .string()
    .regex(/^[A-Za-z]{2}$/)
    .optional(),
  /** BCP 47. */
  language: z
    .string()
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)
    .max(35)
    .optional(),
  /** What the page says by `facet.attributes`. */
  attributes: z.record(z.string().min(1).max(100), attributeValueSchema).optional(),
  /** Decide as if it were then. */
  at: z.iso.datetime({ offset: true }).optional(),
  /** Show what would be if this were so. */
  preview: previewSchema.optional(),
  /** Ask Klaviyo again instead of using what is remembered. */
  refresh: z.boolean().optional(),
});
/** The body of an inspection. */
export type InspectRequest = z.infer<typeof inspectRequestSchema>;

/** Every step of the decisions about one visitor, from the server's side. */
export type Inspection = {
  /** How the input was understood. */
  readonly understoodAs: 'exchange_id' | 'address' | 'visitor_id';
  readonly identity: {
    readonly state: 'identified' | 'unidentified' | 'unreachable' | 'pending';
    readonly subject: string | null;
    /** What was found out on the way, in plain words, in order. One that names the subject says nothing else. */
    readonly steps: readonly string[];
  };
  /** Whether Klaviyo has answered anew, where that was asked for; `null` where it was not. */
  readonly refreshed: boolean | null;
  readonly memberships: readonly {
    readonly segmentId: string;
    readonly segmentName: string;
    readonly state: 'in' | 'out' | 'unknown';
    readonly cause: string | null;
    readonly readAt: string | null;
    readonly stale: boolean;
  }[];
  /** The running ones, newest first; steps of an exclusion group name others by `id`. */
  readonly experiences: readonly {
    readonly id: string;
    readonly name: string;
    readonly variationName: string | null;
    /** What it may show, the control among them: what `preview.forced` can name. */
    readonly variations: readonly { readonly id: string; readonly name: string }[];
    readonly explanation: Explanation;
  }[];
  /** Names for the opaque segment keys that occur in the explanations. */
  readonly segmentNames: Readonly<Record<string, string>>;
};
