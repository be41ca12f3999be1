import { z } from 'zod';

/** `POST /s/:publicKey/here`: where the visitor is. The body says nothing; the answer is a `Sealed<HereResponse>`. */
export const hereRequestSchema = z.strictObject({});

/** The country by ISO 3166-1 alpha-2, as the proxy in front says; `null` where it does not. */
export const hereResponseSchema = z.strictObject({ country: z.string().nullable() });
/** Where the visitor is. */
export type HereResponse = z.infer<typeof hereResponseSchema>;
