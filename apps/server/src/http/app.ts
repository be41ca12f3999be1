import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
  fastify,
} from 'fastify';
import type { Config } from '../config/config.ts';
import type { Context } from '../context.ts';
import { findOutage } from '../db/sql-error.ts';
import { Failure, failureKinds } from '../errors.ts';
import { serveAdmin } from './admin-pages.ts';
import type { Route } from './define-route.ts';
import { apiDescription } from './describe.ts';
import { addHealthRoutes } from './health.ts';
import { createLimits } from './limits.ts';
import { problemMediaType, toFailure, toProblem } from './problem.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { listUnstorable } from './storable.ts';

const bodyLimitBytes = 256 * 1024;
const requestTimeoutMs = 30_000;

/** Puts the HTTP interface together: headers, parsing, limits, errors, the given routes and the admin's pages. */
export async function createApp(
  context: Context,
  routes: readonly Route[],
  adminDirectory: string,
): Promise<FastifyInstance> {
  const { log } = context;
  const app = fastify(toOptions(context));
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply, context));
  app.addContentTypeParser('text/plain', { parseAs: 'string' }, (request, body, done) => {
    if (request.url.startsWith('/s/')) done(null, body);
    else done(new Failure('unsupported_media_type', 'Send application/json.'));
  });
  addSecurityHeaders(app, context.publicUrl);
  app.addHook('onRequest', async (request) => {
    if (listUnstorable(request.params).length > 0) {
      throw new Failure('not_found', 'There is nothing at this address.');
    }
  });
  app.addHook('onResponse', async (request, reply) => {
    // The route's pattern, never the address: that may carry an exchange id or an OAuth code.
    log.debug(
      {
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    );
  });
  await app.register(cookie);
  await app.register(swagger, { openapi: apiDescription });
  const limits = createLimits(context.now);
  app.after(() => {
    addHealthRoutes(app, context);
    for (const route of routes) route(app, context, limits);
    app.get('/api/v1/openapi.json', { schema: { hide: true } }, () => Promise.resolve(app.swagger()));
  });
  await serveAdmin(app, adminDirectory);
  await app.ready();
  return app;
}

function toOptions(context: Context): FastifyServerOptions {
  return {
    logger: false,
    bodyLimit: bodyLimitBytes,
    requestTimeout: requestTimeoutMs,
    trustProxy: toTrust(context.config.trustProxy),
    rewriteUrl: ({ url = '/' }) => toOwnPath(url, context.config.storefrontPath),
    frameworkErrors: (error, request, reply) => answerError(error, request, reply, context),
    // Bodies are read by zod at the border; these schemas describe only.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  };
}

/** What shops load is below `/s`; an installation may have another name for that, beside this one. */
function toOwnPath(url: string, storefrontPath: string): string {
  return url.startsWith(`${storefrontPath}/`) ? `/s${url.slice(storefrontPath.length)}` : url;
}

function toTrust(proxies: Config['trustProxy']): NonNullable<FastifyServerOptions['trustProxy']> {
  if (proxies === false) return false;
  if (typeof proxies === 'number') return (_address, hop) => hop < proxies;
  return [...proxies];
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply, { log }: Context): void {
  const failure = toFailure(error);
  if (failure.code === 'internal' || findOutage(error) !== undefined) {
    log.error({ err: error, method: request.method, route: request.routeOptions.url }, 'a request failed');
  }
  if (failure.retryAfterSeconds !== undefined) reply.header('retry-after', String(failure.retryAfterSeconds));
  reply.header('cache-control', 'no-store');
  void reply
    .code(failureKinds[failure.code].status)
    .type(problemMediaType)
    .send(JSON.stringify(toProblem(failure)));
}
