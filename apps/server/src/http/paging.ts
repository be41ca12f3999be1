import { z } from 'zod';

/** Which page of a list is asked for; pages count from 1. */
export const pageSchema = z.strictObject({
  page: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .optional(),
});

/** The page as a number; the first where nothing is said. */
export function toPage(page: string | undefined): number {
  return page === undefined ? 1 : Number(page);
}
