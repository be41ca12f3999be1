import { z } from 'zod';

const kind = z.enum(['test', 'personalization']);

/** One experience that runs, and who is shown it. */
export const runningSummarySchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind,
  /** Who was shown it in the last 7 days. */
  visitors: z.int(),
  /** Of the last 7 days, oldest first: how many were shown it for the first time. */
  newVisitors: z.array(z.int()).length(7),
});
/** One experience that runs. */
export type RunningSummary = z.infer<typeof runningSummarySchema>;

/** Something that somebody should look at. */
export const attentionSchema = z.strictObject({
  code: z.string(),
  gravity: z.enum(['broken', 'doubtful', 'waiting']),
  /** What happened, what it means and what to do. */
  message: z.string(),
  /** Which experience it is about; `null` where it is about the store. */
  experience: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  /** Where it is put right. */
  place: z.enum(['integrations', 'install', 'settings', 'targeting', 'schedule', 'variations', 'overview']),
});
/** Something that somebody should look at. */
export type Attention = z.infer<typeof attentionSchema>;

/** What those who were shown one variation did afterwards, in plain counts. */
export const learnedVariationSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  isControl: z.boolean(),
  /** Who counts in the results. */
  visitors: z.int(),
  /** How many of them ordered after they had seen it. */
  buyers: z.int(),
  orders: z.int(),
  /** By currency; `null`: orders with a value and without a currency. */
  revenue: z.array(z.strictObject({ currency: z.string().nullable(), value: z.number() })),
});

/** What one experience has shown and what came of it. */
export const learnedSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind,
  status: z.enum(['running', 'ended']),
  endedAt: z.iso.datetime().nullable(),
  variations: z.array(learnedVariationSchema),
});
/** What one experience has shown and what came of it. */
export type Learned = z.infer<typeof learnedSchema>;

/** `GET /api/v1/stores/:storeId/home`: how the store stands. */
export const homeSchema = z.strictObject({
  /** Those that most people see; `total` counts all. */
  running: z.strictObject({ total: z.int(), shown: z.array(runningSummarySchema).max(8) }),
  /** Gravest first; `total` counts all. */
  attention: z.strictObject({ total: z.int(), shown: z.array(attentionSchema).max(20) }),
  learned: z.array(learnedSchema).max(6),
});
/** How a store stands. */
export type Home = z.infer<typeof homeSchema>;
