import { z } from 'zod';

/** One change that a member made. `before` and `after` hold what changed, without secrets. */
export const auditEntrySchema = z.strictObject({
  id: z.string(),
  at: z.iso.datetime(),
  memberName: z.string().nullable(),
  action: z.string(),
  target: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});
/** One change that a member made. */
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** `GET /api/v1/stores/:storeId/audit?before=`: newest first, 50 a page; `next` continues. */
export const auditPageSchema = z.strictObject({
  entries: z.array(auditEntrySchema),
  next: z.string().nullable(),
});
/** A page of changes. */
export type AuditPage = z.infer<typeof auditPageSchema>;
