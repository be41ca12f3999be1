import { z } from 'zod';

/**
 * Every error of the HTTP interface, as `application/problem+json` (RFC 9457). `code` is from a closed list and is what
 * programs branch on; `detail` says what was wrong and what to do; `problems` lists what is wrong in a body, by path.
 */
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  problems: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
});
/** One error of the HTTP interface. */
export type Problem = z.infer<typeof problemSchema>;
