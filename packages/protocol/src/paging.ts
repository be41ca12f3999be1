import { z } from 'zod';

/** A page of a list holds at most so many. */
export const mostOnAPage = 100;

/** A page of a list holds so many where nothing is said. */
export const usualOnAPage = 50;

/** Which part of a list is asked for: pages count from 1. */
export const partSchema = z.strictObject({
  page: z.coerce.number().int().min(1).max(999_999).optional(),
  size: z.coerce.number().int().min(1).max(mostOnAPage).optional(),
});
/** Which part of a list is asked for. */
export type Part = z.infer<typeof partSchema>;
