import { z } from 'zod';
import { definitionSchema } from './experiences.ts';

/** `POST /api/v1/stores/:storeId/experiences/:experienceId/estimate`: how many the audience of a definition is about; nothing is saved. */
export const estimateAudienceSchema = z.strictObject({ definition: definitionSchema });
/** The body that asks how many an audience is about. */
export type EstimateAudience = z.infer<typeof estimateAudienceSchema>;

/** How many an audience is about, from what is remembered: Klaviyo is not asked for it. */
export const audienceEstimateSchema = z.strictObject({
  /** Whether Klaviyo is connected. */
  connected: z.boolean(),
  /** The segments that the audience asks about, 20 at most. */
  segments: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      /** Whether Klaviyo still listed it. */
      exists: z.boolean(),
      /** As the list of segments tells it, `null` where it is not known. */
      members: z.int().nullable(),
      countedAt: z.iso.datetime().nullable(),
      /** Of the identified visitors: known to be in it, known not to be, and not known. */
      in: z.int(),
      out: z.int(),
      unknown: z.int(),
    }),
  ),
  /** Visitors of the last 7 days, or of less where the store has very many. */
  seen: z.strictObject({
    /** The first page view that was looked at; `null`: there was none. */
    since: z.iso.datetime().nullable(),
    /** Whether all 7 days were looked at. */
    whole: z.boolean(),
    visitors: z.int(),
    /** By Klaviyo. */
    identified: z.int(),
  }),
  /**
   * Visitors whom the audience could take, as far as Klaviyo decides it: the fields in `leftOut` are taken to fit. `null`:
   * it cannot be told, since a link decides.
   */
  reach: z.int().nullable(),
  /** What the audience asks besides: fields of conditions. */
  leftOut: z.array(z.string()),
});
/** How many an audience is about. */
export type AudienceEstimate = z.infer<typeof audienceEstimateSchema>;
