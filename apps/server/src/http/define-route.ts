import type { Member } from '@facet/protocol';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Context } from '../context.ts';
import { Failure } from '../errors.ts';
import { toRouteSchema } from './describe.ts';
import type { Limits } from './limits.ts';
import type { PathParameters } from './path-parameters.ts';
import { readInput } from './problem.ts';
import { requireSameOrigin } from './same-origin.ts';
import { findSessionToken } from './session-cookie.ts';

/** Puts one route into the server. */
export type Route = (app: FastifyInstance, context: Context, limits: Limits) => void;

/** Who may call: anybody, or a member with at least this role. */
export type Access = 'public' | Member['role'];

/** What a route is given. A path with `:storeId` is only reached where that store exists. */
type RouteInput<Path extends string, Allowed extends Access, Body, Query> = {
  readonly context: Context;
  readonly limits: Limits;
  readonly params: PathParameters<Path>;
  readonly body: Body;
  readonly query: Query;
  /** Who asks; `null` on public routes for somebody who is not signed in. */
  readonly member: Allowed extends 'public' ? Member | null : Member;
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
  readonly body?: Body;
  readonly query?: Query;
  /** The shape of the answer, for the description; without it the answer is 204. */
  readonly response?: z.ZodType;
  /** 200 where there is an answer, else 204. */
  readonly status?: number;
  /** Answers with a value, or sends through `reply` and returns that. Throws `Failure`. */
  readonly handle: (input: RouteInput<Path, Allowed, z.output<Body>, z.output<Query>>) => Promise<unknown>;
};

const rank: Readonly<Record<Member['role'], number>> = { viewer: 0, editor: 1, owner: 2 };

/**
 * Defines a route of the admin's API: who may call it, what it takes, what it answers. Changes are taken from our own
 * pages only, members are looked up, bodies and queries are read by their schema before `handle` runs.
 */
export function defineRoute<
  const Path extends string,
  Allowed extends Access,
  Body extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
>(options: RouteOptions<Path, Allowed, Body, Query>): Route {
  const status = options.status ?? (options.response === undefined ? 204 : 200);
  return (app, context, limits) => {
    app.route({
      method: options.method,
      url: options.path,
      schema: toRouteSchema({ ...options, status }),
      handler: async (request, reply) => {
        if (options.method !== 'GET' && options.sentBy !== 'server') {
          requireSameOrigin(request, context.publicUrl());
        }
        const member = await admit(request, context, options.access);
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
}

async function admit(request: FastifyRequest, context: Context, access: Access): Promise<Member | null> {
  const token = findSessionToken(request);
  const member = token === undefined ? null : await context.access.findMember(token);
  if (access === 'public') return member;
  if (member === null) throw new Failure('unauthenticated', 'Sign in, then try again.');
  if (rank[member.role] < rank[access]) {
    throw new Failure('forbidden', `This needs the role ${access}; yours is ${member.role}.`);
  }
  return member;
}

function findStoreId(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null || !('storeId' in params)) return undefined;
  return typeof params.storeId === 'string' ? params.storeId : undefined;
}
