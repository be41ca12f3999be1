import { z } from 'zod';

/** What of a store can be taken along, each as a file of JSON lines. */
export const exportParts = [
  'store',
  'experiences',
  'assignments',
  'exposures',
  'events',
  'activity',
] as const;
/** One part of a store's data. */
export type ExportPart = (typeof exportParts)[number];

/** `GET /api/v1/stores/:storeId/exports`: how many lines each part has now. */
export const exportCountsSchema = z.strictObject({
  parts: z.array(z.strictObject({ part: z.enum(exportParts), lines: z.int() })),
});
/** How many lines each part has. */
export type ExportCounts = z.infer<typeof exportCountsSchema>;

/** `POST /api/v1/stores/:storeId/exports`: answers with the part as `application/x-ndjson`, as it is read. */
export const exportRequestSchema = z.strictObject({ part: z.enum(exportParts) });
