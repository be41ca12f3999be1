import { z } from 'zod';

/** How identity stood when an exposure happened. */
export const identityStates = ['identified', 'unidentified', 'pending', 'unreachable', 'no_consent'] as const;

/** One exposure: the visitor really was shown a page of an assigned experience. */
export const exposureSchema = z.strictObject({
  /** Made by the browser, unique; a repeated id counts once. */
  id: z.uuid(),
  type: z.literal('exposure'),
  experience: z.string().min(1).max(64),
  variation: z.string().min(1).max(64),
  /** The engine's reason for the decision. */
  reason: z.string().min(1).max(40),
  /** The kind of the assignment in force. */
  kind: z.string().min(1).max(40),
  counted: z.boolean(),
  identity: z.enum(identityStates),
  /** Age of the oldest membership used, in milliseconds. */
  membershipAgeMs: z.int().min(0).optional(),
  device: z.enum(['desktop', 'mobile', 'tablet']),
  /** How long before sending it happened, in milliseconds. */
  agoMs: z.int().min(0),
});
/** One exposure. */
export type Exposure = z.infer<typeof exposureSchema>;

/** `POST /s/:store/seen`: a batch of exposures, sent as text/plain holding JSON. Durable when answered with 204. */
export const seenRequestSchema = z.strictObject({
  visitor: z.string().min(8).max(64),
  subject: z.string().min(8).max(64).optional(),
  events: z.array(exposureSchema).min(1).max(50),
});
/** The body of an exposure batch. */
export type SeenRequest = z.infer<typeof seenRequestSchema>;
