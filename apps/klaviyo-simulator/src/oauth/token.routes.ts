import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { toApiErrorAnswer } from '../api/api-answer.ts';
import { throttledError } from '../api/api-error.ts';
import type { Context } from '../context.ts';
import { type Answer, toJsonAnswer } from '../http/answer.ts';
import { serveExchange } from '../http/exchange.ts';
import type { Client } from '../options.ts';
import type { RequestEntry } from '../requests.ts';
import { accessLifetimeMs, type IssuedTokens } from '../world/grants.ts';
import { readForm } from './read-form.ts';

/** About ten calls of the token endpoint a minute for an install (section 2). */
const tokenLimit = { burst: 10, steady: 10 };
const formType = 'application/x-www-form-urlencoded';

type Fields = ReadonlyMap<string, string>;

function refuse(status: number, error: string, description?: string): Answer {
  const body = description === undefined ? { error } : { error, error_description: description };
  return toJsonAnswer(status, body, 'application/json', { 'cache-control': 'no-store' });
}

/** The client whose id and secret stand, as they are, in `Basic base64(id:secret)`. */
function findClient(context: Context, header: string | undefined): Client | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/]+={0,2})$/.exec(header ?? '')?.[1];
  const text = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString();
  return context.clients.find(({ id, secret }) => text === `${id}:${secret}`);
}

/** The name of a field that is missing or does not belong; exactly the named ones are allowed. */
function findWrongField(fields: Fields, names: readonly string[]): string | undefined {
  return (
    names.find((name) => (fields.get(name) ?? '') === '') ??
    [...fields.keys()].find((name) => !names.includes(name))
  );
}

function toTokenAnswer({ accessToken, refreshToken, scopes }: IssuedTokens): Answer {
  const body = {
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: accessLifetimeMs / 1_000,
    refresh_token: refreshToken,
    scope: scopes.join(' '),
  };
  return toJsonAnswer(200, body, 'application/json', { 'cache-control': 'no-store' });
}

function findThrottled(context: Context, clientId: string, accountId: string): Answer | undefined {
  const grant = context.limits.take([{ key: `${clientId} ${accountId} oauth_token`, limit: tokenLimit }]);
  return grant.allowed ? undefined : toApiErrorAnswer(throttledError(grant.retryAfterSeconds));
}

function redeemCode(context: Context, client: Client, fields: Fields, entry: RequestEntry): Answer {
  const wrong = findWrongField(fields, ['grant_type', 'code', 'code_verifier', 'redirect_uri']);
  if (wrong !== undefined) return refuse(400, 'invalid_request', `${wrong} is missing or not allowed.`);
  const code = context.world.grants.findCode(fields.get('code') ?? '');
  if (code?.clientId !== client.id) return refuse(400, 'invalid_grant');
  const throttled = findThrottled(context, client.id, code.accountId);
  if (throttled !== undefined) return throttled;
  const verifier = fields.get('code_verifier') ?? '';
  const hash = createHash('sha256').update(verifier).digest('base64url');
  if (!/^[A-Za-z0-9._~-]{43,128}$/.test(verifier) || hash !== code.challenge)
    return refuse(400, 'invalid_grant', 'Invalid code verifier.');
  if (code.used || code.expiresMs <= context.clock.now() || fields.get('redirect_uri') !== code.redirectUri)
    return refuse(400, 'invalid_grant');
  const tokens = context.world.grants.redeemCode(code);
  entry.install = context.world.grants.findInstall(client.id, code.accountId)?.id ?? null;
  return toTokenAnswer(tokens);
}

function refresh(context: Context, client: Client, fields: Fields, entry: RequestEntry): Answer {
  const wrong = findWrongField(fields, ['grant_type', 'refresh_token']);
  if (wrong !== undefined) return refuse(400, 'invalid_request', `${wrong} is missing or not allowed.`);
  const found = context.world.grants.findRefresh(fields.get('refresh_token') ?? '');
  if (found?.install.clientId !== client.id) return refuse(400, 'invalid_grant');
  entry.install = found.install.id;
  const throttled = findThrottled(context, client.id, found.install.accountId);
  return throttled ?? toTokenAnswer(context.world.grants.refresh(found.refresh, found.install));
}

/** The account of the code or token that the form carries, whichever its field is. */
function findAccountId(context: Context, body: unknown): string | null {
  const form = readForm(body);
  const secrets = form.ok
    ? ['code', 'refresh_token', 'token'].map((name) => form.fields.get(name) ?? '')
    : [];
  for (const secret of secrets) {
    const id = context.world.grants.findAccountId(secret);
    if (id !== undefined) return id;
  }
  return null;
}

function answerToken(context: Context, client: Client, fields: Fields, entry: RequestEntry): Answer {
  const type = fields.get('grant_type');
  if (type === 'authorization_code') return redeemCode(context, client, fields, entry);
  if (type === 'refresh_token') return refresh(context, client, fields, entry);
  return refuse(400, 'invalid_grant_type');
}

/** Revoking a refresh token disconnects the app; revoking an access token ends that token alone. */
function answerRevoke(context: Context, client: Client, fields: Fields, entry: RequestEntry): Answer {
  const wrong = findWrongField(fields, ['token', 'token_type_hint']);
  if (wrong !== undefined) return refuse(400, 'invalid_request', `${wrong} is missing or not allowed.`);
  const hint = fields.get('token_type_hint');
  if (hint !== 'refresh_token' && hint !== 'access_token')
    return refuse(400, 'unsupported_token_type', 'token_type_hint must be refresh_token or access_token.');
  const token = fields.get('token') ?? '';
  const install =
    context.world.grants.findRefresh(token)?.install ?? context.world.grants.findAccess(token)?.install;
  // As RFC 7009 wants it, a token that is not there (any more) counts as revoked.
  if (install?.clientId === client.id) {
    entry.install = install.id;
    if (context.world.grants.findRefresh(token) === undefined) context.world.grants.revokeAccess(token);
    else context.world.grants.uninstall(install.id);
  }
  return toJsonAnswer(200, {}, 'application/json', { 'cache-control': 'no-store' });
}

/** /oauth/token and /oauth/revoke of a.klaviyo.com. */
export function registerToken(app: FastifyInstance, context: Context): void {
  const register = (path: string, operation: string, answer: typeof answerToken): void => {
    app.post(path, (request, reply) =>
      serveExchange(context, {
        operation,
        account: findAccountId(context, request.body),
        request,
        reply,
        respond(entry) {
          const client = findClient(context, request.headers.authorization);
          if (client === undefined) return refuse(401, 'invalid_client');
          const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
          if (type !== formType) return refuse(400, 'invalid_grant_type');
          const form = readForm(request.body);
          if (!form.ok) return refuse(400, 'invalid_request', `${form.repeated} came more than once.`);
          return answer(context, client, form.fields, entry);
        },
      }),
    );
  };
  register('/oauth/token', 'oauth_token', answerToken);
  register('/oauth/revoke', 'oauth_revoke', answerRevoke);
}
