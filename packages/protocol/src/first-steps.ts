import { z } from 'zod';

/** What a store needs once before anybody can be shown anything, in order. */
export const firstStepSchema = z.strictObject({
  step: z.enum(['install', 'connect', 'create', 'verify']),
  /** Whether the server has seen it happen. */
  isDone: z.boolean(),
});
/** One thing that a new store needs. */
export type FirstStep = z.infer<typeof firstStepSchema>;

/** `GET /api/v1/stores/:storeId/first-steps`: what a new store still needs. */
export const firstStepsSchema = z.strictObject({
  /** `null` when all are done. */
  steps: z.array(firstStepSchema).nullable(),
});
/** What a new store still needs. */
export type FirstSteps = z.infer<typeof firstStepsSchema>;
