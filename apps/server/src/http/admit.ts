import type { Member } from '@facet/protocol';
import type { FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { Failure } from '../errors.ts';
import { type Caller, rankOf } from '../features/access/caller.ts';
import { findBearer } from './bearer.ts';
import type { Limits } from './limits.ts';
import { toNetwork } from './network.ts';
import { findSessionToken } from './session-cookie.ts';

/** Who may call: anybody, or a member with at least this role. */
export type Access = 'public' | Member['role'];

/**
 * How far tokens of programs reach a route. `store`: those for all stores, and those for the one store that its path
 * names. `narrowed`: any, as the route itself answers only with what the token may see. `none`: people alone.
 */
export type TokenReach = 'store' | 'narrowed' | 'none';

type Door = { readonly access: Access; readonly tokens: TokenReach };

/**
 * Finds out who asks and whether they may. A token in the `Authorization` header comes before a cookie. Throws
 * `wrong_token`, `unauthenticated`, `forbidden`, and `rate_limited` where wrong tokens are tried.
 */
export async function admit(
  request: FastifyRequest,
  context: Context,
  limits: Limits,
  { access, tokens }: Door,
): Promise<Caller | null> {
  const caller = await findCaller(request, context, limits);
  if (access === 'public') return caller;
  if (caller === null) {
    throw new Failure(
      'unauthenticated',
      'Sign in, then try again. Programs send a token: "Authorization: Bearer facet_…".',
    );
  }
  if (rankOf[caller.role] < rankOf[access]) {
    throw new Failure('forbidden', `This needs the role ${access}; yours is ${caller.role}.`);
  }
  if (caller.token !== undefined) requireReach(caller.token.storeId, tokens, request.params);
  return caller;
}

async function findCaller(request: FastifyRequest, context: Context, limits: Limits): Promise<Caller | null> {
  const secret = findBearer(request);
  if (secret !== undefined) {
    const caller = await context.tokens.findCaller(secret);
    if (caller !== undefined) return caller;
    limits.take('tokenByAddress', toNetwork(request.ip));
    throw new Failure('wrong_token', 'It was revoked, has expired, or was not copied whole: make a new one.');
  }
  const session = findSessionToken(request, context.publicUrl());
  return session === undefined ? null : await context.access.findMember(session);
}

function requireReach(storeId: string | null, tokens: TokenReach, params: unknown): void {
  if (tokens === 'none')
    throw new Failure('forbidden', 'People do this by themselves, and no token for them.');
  if (storeId === null || tokens === 'narrowed' || findStoreId(params) === storeId) return;
  throw new Failure('forbidden', 'This token is for one store, and this is not of that store.');
}

/** The store that a route's path names. */
export function findStoreId(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null || !('storeId' in params)) return undefined;
  return typeof params.storeId === 'string' ? params.storeId : undefined;
}
