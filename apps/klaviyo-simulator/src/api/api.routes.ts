import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import type { Answer } from '../http/answer.ts';
import { serveExchange } from '../http/exchange.ts';
import type { Bucket, Grant } from '../limits.ts';
import type { RequestEntry } from '../requests.ts';
import type { Tiers } from '../tiers.ts';
import { toApiAnswer, toApiErrorAnswer } from './api-answer.ts';
import { ApiError, notFoundError, throttledError } from './api-error.ts';
import { authenticate, type Caller, findAccountId, requireScopes } from './authenticate.ts';
import type { Operation } from './call.ts';
import { operations } from './operations.ts';
import { readParameters, readQuery } from './read-query.ts';
import { checkRevision } from './revision.ts';

interface Match {
  readonly operation: Operation;
  readonly id: string;
}

const routes = operations.map((operation) => ({
  operation,
  pattern: new RegExp(`^${operation.path.replace('{id}', '([^/]+)')}/?$`),
}));

/** The operation that a path and method mean, or the 404 or 405 that they come to. */
function findMatch(method: string, path: string): Match | ApiError {
  let allowed: string | undefined;
  for (const { operation, pattern } of routes) {
    const match = pattern.exec(path);
    if (match === null) continue;
    if (operation.method === method) return { operation, id: match[1] ?? '' };
    allowed = operation.method;
  }
  if (allowed === undefined) return notFoundError('The requested resource does not exist.');
  return new ApiError(
    405,
    'method_not_allowed',
    'Method not allowed.',
    `Method "${method}" not allowed.`,
    {},
    { allow: allowed },
  );
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}

/** The operation's own window, and the stricter account-wide one when additional fields are asked for. */
function listBuckets(tiers: Tiers, { operation }: Match, caller: Caller, rawQuery: string): Bucket[] {
  const buckets: Bucket[] = [{ key: `${caller.quota} ${operation.id}`, limit: tiers[operation.tier] }];
  if (
    operation.additionalTier !== undefined &&
    [...readParameters(rawQuery).keys()].some((name) => name.startsWith('additional-fields'))
  )
    buckets.push({
      key: `${caller.accountId} ${operation.id} additional-fields`,
      limit: tiers[operation.additionalTier],
    });
  return buckets;
}

function toRateHeaders(grant: Extract<Grant, { allowed: true }>): Record<string, string> {
  return {
    'ratelimit-limit': String(grant.limit),
    'ratelimit-remaining': String(grant.remaining),
    'ratelimit-reset': String(grant.resetSeconds),
  };
}

/** The way of a call: who, which revision, may they, are they within their limits, and only then what they want. */
function answerCall(context: Context, request: FastifyRequest, entry: RequestEntry, match: Match): Answer {
  let rateHeaders: Record<string, string> = {};
  try {
    const url = request.raw.url ?? '/';
    const rawQuery = url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
    const caller = authenticate(context, headerOf(request, 'authorization'));
    entry.install = caller.quota;
    checkRevision(
      headerOf(request, 'revision'),
      headerOf(request, 'x-klaviyo-revision-fall-forward-opt-out'),
    );
    requireScopes(caller, match.operation.scopes);
    const grant = context.limits.take(listBuckets(context.tiers, match, caller, rawQuery));
    if (!grant.allowed) throw throttledError(grant.retryAfterSeconds);
    rateHeaders = toRateHeaders(grant);
    const document = context.world.hold(() =>
      match.operation.answer({
        context,
        accountId: caller.accountId,
        id: match.id,
        query: readQuery(match.operation.query, rawQuery),
        url: `${context.origin()}${url}`,
      }),
    );
    return toApiAnswer(document, rateHeaders);
  } catch (error) {
    if (error instanceof ApiError) return toApiErrorAnswer(error, rateHeaders);
    throw error;
  }
}

/** Everything under `/api/`. */
export function registerApi(app: FastifyInstance, context: Context): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.all('/api/*', (request, reply) => {
    const path = new URL(request.raw.url ?? '/', 'http://simulator.invalid').pathname;
    const found = findMatch(request.method, path);
    return serveExchange(context, {
      operation: found instanceof ApiError ? 'unknown' : found.operation.id,
      account: findAccountId(context, headerOf(request, 'authorization')),
      request,
      reply,
      respond: (entry) =>
        found instanceof ApiError ? toApiErrorAnswer(found) : answerCall(context, request, entry, found),
    });
  });
}
