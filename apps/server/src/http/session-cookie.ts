import type { FastifyReply, FastifyRequest } from 'fastify';

const cookieName = 'facet_session';
const maxAgeSeconds = 30 * 24 * 60 * 60;

const optionsFor = (publicUrl: string) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https://') }) as const;

/** Finds the session's token in the request's cookies. */
export function findSessionToken(request: FastifyRequest): string | undefined {
  return request.cookies[cookieName];
}

/** Hands a session to the browser for 30 days. */
export function setSessionCookie(reply: FastifyReply, token: string, publicUrl: string): void {
  reply.setCookie(cookieName, token, { ...optionsFor(publicUrl), maxAge: maxAgeSeconds });
}

/** Takes the session from the browser. */
export function clearSessionCookie(reply: FastifyReply, publicUrl: string): void {
  reply.clearCookie(cookieName, optionsFor(publicUrl));
}
