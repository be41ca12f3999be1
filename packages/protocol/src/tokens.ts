import { z } from 'zod';

/** What a token may do: less than an owner, whoever made it. */
export const tokenRoles = ['editor', 'viewer'] as const;

/** One token with which a program uses the API, as `Authorization: Bearer`. */
export const apiTokenSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** How the secret begins. */
  prefix: z.string(),
  role: z.enum(tokenRoles),
  /** The one store that it opens; `null`: all. */
  store: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  /** For whom it acts: it ends with them, and may never do more than they. */
  memberName: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  /** The day, in UTC; `null`: never yet. */
  lastUsedOn: z.iso.date().nullable(),
});
/** One token with which a program uses the API. */
export type ApiToken = z.infer<typeof apiTokenSchema>;

/** `GET /api/v1/tokens?page=&size=`: newest first. */
export const apiTokenListSchema = z.strictObject({ tokens: z.array(apiTokenSchema), total: z.int() });
/** A page of tokens. */
export type ApiTokenList = z.infer<typeof apiTokenListSchema>;

/** `POST /api/v1/tokens`. */
export const createApiTokenSchema = z.strictObject({
  name: z.string().trim().min(1).max(60),
  role: z.enum(tokenRoles),
  storeId: z.string().min(1).max(64).nullable(),
  /** `null`: until it is revoked. */
  lifeDays: z.int().min(1).max(3650).nullable(),
});
/** The body that makes a token. */
export type CreateApiToken = z.infer<typeof createApiTokenSchema>;

/** A new token with its secret, which is shown this once. */
export const newApiTokenSchema = z.strictObject({ token: apiTokenSchema, secret: z.string() });
/** A new token with its secret. */
export type NewApiToken = z.infer<typeof newApiTokenSchema>;
