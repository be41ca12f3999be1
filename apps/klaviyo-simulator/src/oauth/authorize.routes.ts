import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { type Answer, toPageAnswer, toRedirectAnswer } from '../http/answer.ts';
import { serveExchange } from '../http/exchange.ts';
import type { User } from '../world/model.ts';
import { toConsentPage, toLogInPage, toRefusalPage } from './authorize.pages.ts';
import { type Authorization, readAuthorization, toCallback } from './read-authorization.ts';
import { readForm } from './read-form.ts';
import { type Session, sessionCookie } from './sessions.ts';

function queryOf(request: FastifyRequest): string {
  const url = request.raw.url ?? '';
  return url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
}

function fieldsOf(request: FastifyRequest): ReadonlyMap<string, string> {
  const form = readForm(request.body);
  return form.ok ? form.fields : new Map();
}

interface LoggedIn {
  readonly session: Session;
  readonly user: User;
}

function findLoggedIn(context: Context, request: FastifyRequest): LoggedIn | undefined {
  const session = context.sessions.find(request.headers.cookie);
  const user = context.world.users().find(({ id }) => id === session?.userId);
  return session === undefined || user === undefined ? undefined : { session, user };
}

function ask(context: Context, request: FastifyRequest, authorization: Authorization): Answer {
  const query = queryOf(request);
  const loggedIn = findLoggedIn(context, request);
  if (loggedIn === undefined)
    return toPageAnswer(200, toLogInPage(context.world.users(), `/oauth/login?${query}`, false));
  return toPageAnswer(
    200,
    toConsentPage({
      appName: authorization.client.name,
      account: context.world.getAccount(loggedIn.user.accountId),
      user: loggedIn.user,
      scopes: authorization.scopes,
      formToken: loggedIn.session.formToken,
      action: `/oauth/authorize?${query}`,
      logOutAction: `/oauth/logout?${query}`,
    }),
  );
}

function decide(context: Context, request: FastifyRequest, authorization: Authorization): Answer {
  const fields = fieldsOf(request);
  const loggedIn = findLoggedIn(context, request);
  if (loggedIn === undefined || fields.get('form_token') !== loggedIn.session.formToken)
    return toPageAnswer(403, toRefusalPage('The form was not sent from this page. Start again.'));
  const { redirectUri, state, client, challenge, scopes } = authorization;
  if (fields.get('decision') === 'deny')
    return toRedirectAnswer(
      toCallback(redirectUri, {
        error: 'access_denied',
        error_description: 'The user denied the request.',
        state,
      }),
    );
  if (fields.get('decision') !== 'allow')
    return toPageAnswer(400, toRefusalPage('The form says neither allow nor deny.'));
  const { accountId } = loggedIn.user;
  const { code } = context.world.grants.createCode({
    clientId: client.id,
    accountId,
    redirectUri,
    challenge,
    scopes,
  });
  return toRedirectAnswer(toCallback(redirectUri, { code, state }));
}

/** The pages of www.klaviyo.com: authorize, log in, log out. */
export function registerAuthorize(app: FastifyInstance, context: Context): void {
  const serve =
    (next: (context: Context, request: FastifyRequest, authorization: Authorization) => Answer) =>
    (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
      serveExchange(context, {
        operation: 'oauth_authorize',
        account: findLoggedIn(context, request)?.user.accountId ?? null,
        request,
        reply,
        respond() {
          const reading = readAuthorization(context, queryOf(request));
          if (reading.kind === 'refused') return toPageAnswer(400, toRefusalPage(reading.reason));
          if (reading.kind === 'sent-back') return toRedirectAnswer(reading.location);
          return next(context, request, reading.authorization);
        },
      });
  app.get('/oauth/authorize', serve(ask));
  app.post('/oauth/authorize', serve(decide));
  app.post('/oauth/login', (request, reply) => {
    const fields = fieldsOf(request);
    const user = context.world.users().find(({ id }) => id === fields.get('user'));
    if (user === undefined || fields.get('password') !== user.password) {
      const page = toPageAnswer(
        403,
        toLogInPage(context.world.users(), `/oauth/login?${queryOf(request)}`, true),
      );
      return reply.code(page.status).headers(page.headers).send(page.body);
    }
    reply.header(
      'set-cookie',
      `${sessionCookie}=${context.sessions.create(user.id)}; Path=/; HttpOnly; SameSite=Lax`,
    );
    return reply.redirect(`/oauth/authorize?${queryOf(request)}`, 303);
  });
  app.post('/oauth/logout', (request, reply) => {
    context.sessions.remove(request.headers.cookie);
    return reply.redirect(`/oauth/authorize?${queryOf(request)}`, 303);
  });
}
