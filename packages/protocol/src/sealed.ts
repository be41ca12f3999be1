import { z } from 'zod';

/**
 * What the storefront's endpoints answer with: the answer, and `sealOf(JSON.stringify(answer))` by the engine's
 * `sealOf`. A seal that fits says that nothing in between changed the answer by accident or put a page of its own in
 * its place; it is no proof against forgery.
 */
export type Sealed<Answer> = readonly [answer: Answer, seal: string];

/** The schema of an answer together with its seal. */
export function sealed<Answer extends z.ZodType>(answer: Answer): z.ZodTuple<[Answer, z.ZodString]> {
  return z.tuple([answer, z.string()]);
}
