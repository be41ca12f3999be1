import { sealed } from '@facet/protocol';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Context } from '../context.ts';
import { Failure } from '../errors.ts';
import type { KeptStore } from '../features/stores/stores.reads.ts';
import type { Route } from './define-route.ts';
import { toRouteSchema } from './describe.ts';
import { toNetwork } from './network.ts';
import { readInput } from './problem.ts';
import { toSealed } from './seal.ts';
import { offerVisitorCookie } from './visitor-cookie.ts';

/** What browsers let a page send while it is left (Fetch, section 4.6): reports are sent in that way. */
const bodyLimitBytes = 64 * 1024;
const preflightSeconds = '86400';

type StoreParameters = { readonly Params: { readonly publicKey: string } };

type StorefrontInput<Body> = {
  readonly context: Context;
  readonly store: KeptStore;
  readonly body: Body;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

type StorefrontRouteOptions<Body extends z.ZodType> = {
  /** What follows `/s/<public key>/`. */
  readonly name: string;
  readonly summary: string;
  readonly body: Body;
  readonly response?: z.ZodType;
  /** Whether the answer goes together with its seal. */
  readonly sealed?: true;
  /** Whether the body names a visitor to stay, whom a cookie may keep: a preview's is thrown away. */
  readonly keepsVisitor?: true;
  readonly handle: (input: StorefrontInput<z.output<Body>>) => Promise<unknown>;
};

/**
 * Defines `POST /s/:publicKey/<name>`, which the pages of one store call across origins: only the store's own origins,
 * without asking for cookies, limited by address and by store. The body is JSON sent as text/plain, which needs no preflight.
 */
export function defineStorefrontRoute<Body extends z.ZodType>(options: StorefrontRouteOptions<Body>): Route {
  const path = `/s/:publicKey/${options.name}`;
  const status = options.response === undefined ? 204 : 200;
  const response = options.sealed && options.response ? sealed(options.response) : options.response;
  return (app, context, limits) => {
    app.options<StoreParameters>(path, { schema: { hide: true } }, async (request, reply) => {
      await admitStore(request.params.publicKey, request, reply, context);
      return await reply
        .header('access-control-allow-methods', 'POST')
        .header('access-control-allow-headers', 'content-type')
        .header('access-control-max-age', preflightSeconds)
        .code(204)
        .send();
    });
    app.post<StoreParameters>(
      path,
      { bodyLimit: bodyLimitBytes, schema: toRouteSchema({ ...options, response, path, status }) },
      async (request, reply) => {
        limits.take('storefrontByAddress', toNetwork(request.ip));
        const store = await admitStore(request.params.publicKey, request, reply, context);
        limits.take('storefrontByStore', store.id);
        const body = readInput(options.body, readJson(request.body), 'invalid_body');
        const answer = await options.handle({ context, store, body, request, reply });
        if (options.keepsVisitor) offerVisitorCookie(request, reply, store.settings.origins, body);
        const sent = options.sealed ? toSealed(answer) : answer;
        return await reply.header('cache-control', 'no-store').code(status).send(sent);
      },
    );
  };
}

async function admitStore(
  publicKey: string,
  request: FastifyRequest,
  reply: FastifyReply,
  context: Context,
): Promise<KeptStore> {
  const store = await context.stores.findByPublicKey(publicKey);
  if (store === undefined) throw new Failure('unknown_store', 'No store has this public key.');
  const { origin } = request.headers;
  reply.header('vary', 'origin');
  if (origin === undefined || !store.settings.origins.includes(origin)) {
    throw new Failure(
      'foreign_origin',
      'Only pages of the store may ask: add their origin to the store’s settings.',
    );
  }
  reply.header('access-control-allow-origin', origin);
  return store;
}

function readJson(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new Failure('malformed_json', 'The body must be JSON.', { cause });
  }
}
