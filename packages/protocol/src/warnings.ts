import { z } from 'zod';

/** Something that is allowed and yet seldom meant, or that stands in the way of an experience, in plain words. */
export const warningSchema = z.strictObject({
  code: z.string(),
  message: z.string(),
  /** Where in the definition, such as `definition.audience.expression.and[0]`; absent where it is about the whole. */
  path: z.string().optional(),
  /** The id of the other experience that it is about, or of the segment. */
  about: z.string().optional(),
});
/** Something that a merchant should know before starting. */
export type Warning = z.infer<typeof warningSchema>;
