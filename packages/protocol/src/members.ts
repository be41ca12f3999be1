import { z } from 'zod';
import { partSchema } from './paging.ts';
import { memberSchema, roles } from './session.ts';

const name = z.string().trim().min(1).max(100);
const password = z.string().min(10).max(200);

/** `GET /api/v1/members?page=&size=&search=`: what the list is narrowed to. */
export const memberListQuerySchema = partSchema.extend({
  /** A part of a name or of an e-mail address. */
  search: z.string().trim().max(200).optional(),
});
/** What a list of members is narrowed to. */
export type MemberListQuery = z.infer<typeof memberListQuerySchema>;

/** A page of members, by name. */
export const memberListSchema = z.strictObject({
  members: z.array(memberSchema.extend({ createdAt: z.iso.datetime() })),
  /** How many there are on all pages. */
  total: z.int(),
});
/** A page of members. */
export type MemberList = z.infer<typeof memberListSchema>;

/** `PATCH /api/v1/members/:memberId`: 409 `last_owner` where nobody would be left who owns the installation. */
export const changeRoleSchema = z.strictObject({ role: z.enum(roles) });
/** The body that changes what a member may do. */
export type ChangeRole = z.infer<typeof changeRoleSchema>;

/** One invitation that nobody has taken yet. */
export const invitationSchema = z.strictObject({
  id: z.string(),
  email: z.string(),
  role: z.enum(roles),
  invitedBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
/** One invitation that nobody has taken yet. */
export type Invitation = z.infer<typeof invitationSchema>;

/** `GET /api/v1/invitations?page=&size=`: newest first; those that have expired are left out. */
export const invitationListSchema = z.strictObject({
  invitations: z.array(invitationSchema),
  total: z.int(),
});
/** A page of invitations. */
export type InvitationList = z.infer<typeof invitationListSchema>;

/** `POST /api/v1/invitations`: an earlier one for the same e-mail address ends. */
export const createInvitationSchema = z.strictObject({
  email: z.email().max(254),
  role: z.enum(roles),
});
/** The body that invites somebody. */
export type CreateInvitation = z.infer<typeof createInvitationSchema>;

/** A link that lets somebody in once, for 7 days. It is shown this once; the secret stands behind `#` and in no log. */
export const entryLinkSchema = z.strictObject({ url: z.url(), expiresAt: z.iso.datetime() });
/** A link that lets somebody in once. */
export type EntryLink = z.infer<typeof entryLinkSchema>;

const secret = z.string().min(1).max(200);

/** `POST /api/v1/entry-links/read`: what a link is for. It stays good. */
export const readEntryLinkSchema = z.strictObject({ secret });
/** What a link is for: to join, or to set a new password. */
export const entrySchema = z.strictObject({
  kind: z.enum(['invitation', 'password']),
  email: z.string(),
  /** `null` where a member sets a new password. */
  role: z.enum(roles).nullable(),
  expiresAt: z.iso.datetime(),
});
/** What a link is for. */
export type Entry = z.infer<typeof entrySchema>;

/** `POST /api/v1/entry-links/use`: joins, or sets a new password; signs in either way. `name` is for those who join. */
export const useEntryLinkSchema = z.strictObject({ secret, name: name.optional(), password });
/** The body that uses a link. */
export type UseEntryLink = z.infer<typeof useEntryLinkSchema>;

/** `PATCH /api/v1/account`: one's own name. */
export const changeAccountSchema = z.strictObject({ name });
/** The body that changes one's own name. */
export type ChangeAccount = z.infer<typeof changeAccountSchema>;

/** `POST /api/v1/account/password`: 403 `wrong_password` where the present one is not right. Other browsers are signed out. */
export const changePasswordSchema = z.strictObject({
  present: z.string().min(1).max(200),
  password,
});
/** The body that changes one's own password. */
export type ChangePassword = z.infer<typeof changePasswordSchema>;
