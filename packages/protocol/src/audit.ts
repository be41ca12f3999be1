import { z } from 'zod';

/** One change that a member made. `before` and `after` hold what changed, without secrets. */
export const auditEntrySchema = z.strictObject({
  id: z.string(),
  at: z.iso.datetime(),
  /** Stays also after the member is gone; `null`: Facet itself. */
  memberId: z.string().nullable(),
  memberName: z.string().nullable(),
  /** The token that acted for the member; `null`: they did it themselves. */
  tokenName: z.string().nullable(),
  action: z.string(),
  target: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});
/** One change that a member made. */
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/**
 * `GET /api/v1/stores/:storeId/audit?before=&scope=&member=&kind=&from=&until=`: newest first, 50 a page; `next` continues.
 * `member` is an id, or `facet` for what nobody did; `kind` is the noun of an action, such as `experience`.
 */
export const auditPageSchema = z.strictObject({
  entries: z.array(auditEntrySchema),
  next: z.string().nullable(),
});
/** A page of changes. */
export type AuditPage = z.infer<typeof auditPageSchema>;

/** Years that every database knows. */
const instant = z.iso
  .datetime({ offset: true })
  .refine(
    (text) => Date.parse(text) >= 0 && Date.parse(text) < Date.UTC(9999, 0),
    'must be from 1970 to 9998',
  );

/** By what a store's changes can be filtered. */
export const auditFilterSchema = z.strictObject({
  /** Changes to the store, where nothing is said; or to the installation: members, tokens, stores that are gone. For owners. */
  scope: z.enum(['store', 'installation']).optional(),
  member: z.string().min(1).max(64).optional(),
  kind: z
    .string()
    .regex(/^[a-z_]{1,40}$/)
    .optional(),
  from: instant.optional(),
  until: instant.optional(),
});
/** By what a store's changes are filtered. */
export type AuditFilter = z.infer<typeof auditFilterSchema>;

/** `GET /api/v1/stores/:storeId/audit/filters?scope=`: who made changes, and of which kinds; the newest 200 people. */
export const auditFiltersSchema = z.strictObject({
  members: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  kinds: z.array(z.string()),
});
/** Who made changes, and of which kinds. */
export type AuditFilters = z.infer<typeof auditFiltersSchema>;
