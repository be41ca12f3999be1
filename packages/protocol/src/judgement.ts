import { z } from 'zod';
import { definitionSchema } from './experiences.ts';
import { warningSchema } from './warnings.ts';

/**
 * `POST /api/v1/stores/:storeId/experiences/:experienceId/judgement`: what saving this would say, with nothing saved. It may be
 * incomplete.
 */
export const judgeExperienceSchema = z.strictObject({
  name: z.string().max(120),
  definition: definitionSchema,
});
/** The body that asks what is to be said about a definition. */
export type JudgeExperience = z.infer<typeof judgeExperienceSchema>;

/** What keeps a definition from being saved, and what a merchant should know about it. */
export const judgementSchema = z.strictObject({
  problems: z.array(z.strictObject({ path: z.string(), message: z.string() })),
  warnings: z.array(warningSchema),
});
/** What is to be said about a definition. */
export type Judgement = z.infer<typeof judgementSchema>;
