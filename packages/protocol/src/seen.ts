import { z } from 'zod';

/** How identity stood when something happened. */
export const identityStates = ['identified', 'unidentified', 'pending', 'unreachable', 'no_consent'] as const;

/** What every report has. */
const reported = {
  /** Random bits of the browser's, as a UUID or otherwise; a repeated id counts once. */
  id: z.string().regex(/^[\w-]{8,64}$/),
  /** How long before sending it happened, in milliseconds. */
  agoMs: z.int().min(0),
  /** Who it was, where that was known then. */
  subject: z.string().min(8).max(64).optional(),
};

/** One exposure: the visitor really was shown a page of an assigned experience. */
export const exposureSchema = z.strictObject({
  ...reported,
  type: z.literal('exposure'),
  experience: z.string().min(1).max(64),
  variation: z.string().min(1).max(64),
  /** The engine's reason for the decision. */
  reason: z.string().min(1).max(40),
  /** The kind of the assignment in force. */
  kind: z.string().min(1).max(40),
  counted: z.boolean(),
  identity: z.enum(identityStates),
  /** Age of the oldest membership that was known, in milliseconds. */
  membershipAgeMs: z.int().min(0).optional(),
  /** How the visitor stood to the store's segments in use, by their published keys; those are kept that the experience asks for. */
  memberships: z.record(z.string().min(1).max(64), z.enum(['in', 'out', 'unknown'])).optional(),
  /**
   * The reason that a decision would have now that knew of no assignment: where a kept variation is shown to somebody
   * whom the audience does not match any longer, or not yet.
   */
  freshReason: z.string().min(1).max(40).optional(),
  device: z.enum(['desktop', 'mobile', 'tablet']),
});
/** One exposure. */
export type Exposure = z.infer<typeof exposureSchema>;

const amount = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d{1,12}(\.\d{1,6})?$/)
    .transform(Number),
]);

/** The events that Facet knows the meaning of; a store may name others. */
export const knownEvents = ['page_view', 'add_to_cart', 'checkout', 'order'] as const;

/**
 * Something that the visitor did. Its fields have no room for an e-mail address, a phone number or a name: no profile
 * data comes in by this way. `null` is as good as nothing. What is no amount, currency or number of pieces is dropped alone:
 * the event happened; an order under a wrong name would be counted wrongly, and is no event.
 */
export const visitorEventSchema = z.strictObject({
  ...reported,
  type: z.literal('event'),
  /** One of `knownEvents`, or the store's own word. */
  name: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  /** The order's name in the shop: an order counts once, whoever reports it. Themes write it as a number too. */
  order: z
    .union([z.string(), z.int(), z.null()])
    .transform((order) => (order === null ? undefined : String(order)))
    .pipe(
      z
        .string()
        .regex(/^[\w#./-]{1,64}$/)
        .optional(),
    )
    .optional(),
  /** Money, in units of the currency (not in cents). Themes write numbers as text too. */
  value: amount.pipe(z.number().min(-1e9).max(1e9)).optional().catch(undefined),
  /** ISO 4217. */
  currency: z
    .string()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .catch(undefined),
  /** How many pieces. */
  items: amount.pipe(z.int().min(0).max(100_000)).optional().catch(undefined),
});
/** Something that the visitor did. */
export type VisitorEvent = z.infer<typeof visitorEventSchema>;

/** One report of a batch. */
export const reportSchema = z.discriminatedUnion('type', [exposureSchema, visitorEventSchema]);
/** One report of a batch. */
export type Report = z.infer<typeof reportSchema>;

/**
 * `POST /s/:publicKey/seen`: a batch of reports, sent as text/plain holding JSON. Durable when answered with 204. Each report is
 * judged on its own (`reportSchema`): one that is none is passed over and takes no other along.
 */
export const seenRequestSchema = z.strictObject({
  visitor: z.string().min(8).max(64),
  events: z.array(z.unknown()).min(1).max(60),
});
/** The envelope of a batch. */
export type SeenRequest = z.infer<typeof seenRequestSchema>;
