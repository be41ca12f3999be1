import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Context } from '../context.ts';
import type { Caller } from '../features/access/caller.ts';
import { type Access, admit, findStoreId, type TokenReach } from './admit.ts';
import { findBearer } from './bearer.ts';
import { toRouteSchema } from './describe.ts';
import type { Limits } from './limits.ts';
import type { PathParameters } from './path-parameters.ts';
import { readInput } from './problem.ts';
import { requireSameOrigin } from './same-origin.ts';

/** Puts one route into the server. */
export type Route = ((app: FastifyInstance, context: Context, limits: Limits) => void) & {
  /** Of a route of the admin's API: what it is called by, and by whom. */
  readonly door?: { readonly method: string; readonly path: string; readonly access: Access };
};

/** What a route is given. A path with `:storeId` is only reached where that store exists. */
type RouteInput<Path extends string, Allowed extends Access, Body, Query> = {
  readonly context: Context;
  readonly limits: Limits;
  readonly params: PathParameters<Path>;
  readonly body: Body;
  readonly query: Query;
  /** Who asks; `null` on public routes for somebody who is not signed in. */
  readonly member: Allowed extends 'public' ? Caller | null : Caller;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

type RouteOptions<
  Path extends string,
  Allowed extends Access,
  Body extends z.ZodType,
  Query extends z.ZodType,
> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: Path;
  /** One line for the API's description. */
  readonly summary: string;
  readonly access: Allowed;
  /** Changes come from our own pages, unless another server sends them with a secret instead of a cookie. */
  readonly sentBy?: 'page' | 'server';
  /** How far tokens of programs reach it; `store` where nothing is said. */
  readonly tokens?: TokenReach;
  readonly body?: Body;
  readonly query?: Query;
  /** The shape of the answer, for the description; without it the answer is 204. */
  readonly response?: z.ZodType;
  /** 200 where there is an answer, else 204. */
  readonly status?: number;
  /** Answers with a value, or sends through `reply` and returns that. Throws `Failure`. */
  readonly handle: (input: RouteInput<Path, Allowed, z.output<Body>, z.output<Query>>) => Promise<unknown>;
};

/**
 * Defines a route of the admin's API: who may call it, what it takes, what it answers. Changes are taken from our own
 * pages and from programs with a token only, callers are looked up, bodies and queries are read by their schema before
 * `handle` runs.
 */
export function defineRoute<
  const Path extends string,
  Allowed extends Access,
  Body extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
>(options: RouteOptions<Path, Allowed, Body, Query>): Route {
  const status = options.status ?? (options.response === undefined ? 204 : 200);
  const { method, path, access } = options;
  const route: Route = (app, context, limits) => {
    app.route({
      method,
      url: path,
      schema: toRouteSchema({ ...options, status, door: toDoor(options) }),
      handler: async (request, reply) => {
        // No browser sends a token by itself: what carries one was not brought about by another site.
        const isFromPage = options.sentBy !== 'server' && findBearer(request) === undefined;
        if (method !== 'GET' && isFromPage) requireSameOrigin(request, context.publicUrl());
        const member = await admit(request, context, limits, { access, tokens: options.tokens ?? 'store' });
        const storeId = findStoreId(request.params);
        if (storeId !== undefined) await context.stores.get(storeId);
        const body =
          options.body === undefined ? undefined : readInput(options.body, request.body, 'invalid_body');
        const query =
          options.query === undefined ? undefined : readInput(options.query, request.query, 'invalid_query');
        reply.header('cache-control', 'no-store');
        const input = { context, limits, params: request.params, body, query, member, request, reply };
        type Input = RouteInput<Path, Allowed, z.output<Body>, z.output<Query>>;
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every part was judged above; only the generics do not see it
        const answer = await options.handle(input as Input);
        if (reply.sent) return reply;
        return await reply.code(status).send(answer);
      },
    });
  };
  return Object.assign(route, { door: { method, path, access } });
}

/** Tokens are never an owner's: what needs one is for people. */
function toDoor({ access, tokens }: { readonly access: Access; readonly tokens?: TokenReach }) {
  if (access === 'public') return 'nobody';
  return access === 'owner' || tokens === 'none' ? 'people' : 'programs';
}
