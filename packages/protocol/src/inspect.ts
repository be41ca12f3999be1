import type { Explanation } from '@facet/engine';
import { z } from 'zod';

/** `POST /api/v1/stores/:storeId/inspect`: a `_kx`, an address that carries one, or a visitor id; and the page to decide for. */
export const inspectRequestSchema = z.strictObject({
  input: z.string().trim().min(1).max(4000),
  /** The page to decide for; the store's home page when absent. */
  pageUrl: z.url().max(2000).optional(),
  device: z.enum(['desktop', 'mobile', 'tablet']).optional(),
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
    /** What was found out on the way, in plain words, in order. */
    readonly steps: readonly string[];
  };
  readonly memberships: readonly {
    readonly segmentId: string;
    readonly segmentName: string;
    readonly state: 'in' | 'out' | 'unknown';
    readonly cause: string | null;
    readonly readAt: string | null;
    readonly stale: boolean;
  }[];
  readonly experiences: readonly {
    readonly id: string;
    readonly name: string;
    readonly variationName: string | null;
    readonly explanation: Explanation;
  }[];
  /** Names for the opaque segment keys that occur in the explanations. */
  readonly segmentNames: Readonly<Record<string, string>>;
};
