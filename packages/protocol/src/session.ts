import { z } from 'zod';

/** What a member may do: `viewer` looks, `editor` changes experiences, `owner` also connects Klaviyo and sets up stores. */
export const roles = ['owner', 'editor', 'viewer'] as const;

/** A person who works with this installation. */
export const memberSchema = z.strictObject({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(roles),
});
/** A person who works with this installation. */
export type Member = z.infer<typeof memberSchema>;

/** `GET /api/v1/session`: who is asking. `needs_owner`: nobody has set up this installation yet. */
export const sessionSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('needs_owner') }),
  z.strictObject({ state: z.literal('signed_out') }),
  z.strictObject({ state: z.literal('signed_in'), member: memberSchema }),
]);

/** `POST /api/v1/session`: sign in. */
export const signInSchema = z.strictObject({
  email: z.string().min(3).max(254),
  password: z.string().min(1).max(200),
});
/** The body of a sign-in. */
export type SignIn = z.infer<typeof signInSchema>;

/** `POST /api/v1/owner`: the first person, allowed once, with the set-up code that the server printed at its start. */
export const createOwnerSchema = z.strictObject({
  setupCode: z.string().min(1).max(100),
  name: z.string().min(1).max(100),
  email: z.email().max(254),
  password: z.string().min(10).max(200),
});
/** The body that creates the owner. */
export type CreateOwner = z.infer<typeof createOwnerSchema>;
