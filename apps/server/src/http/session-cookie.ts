import type { FastifyReply, FastifyRequest } from 'fastify';

const maxAgeSeconds = 30 * 24 * 60 * 60;

const isSecure = (publicUrl: string): boolean => publicUrl.startsWith('https://');

/** By this start of its name no other host can set it: the shop is often a neighbour, with scripts of many others. */
const nameFor = (publicUrl: string): string => `${isSecure(publicUrl) ? '__Host-' : ''}facet_session`;

const optionsFor = (publicUrl: string) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(publicUrl) }) as const;

/** Finds the session's token in the request's cookies. */
export function findSessionToken(request: FastifyRequest, publicUrl: string): string | undefined {
  return request.cookies[nameFor(publicUrl)];
}

/** Hands a session to the browser for 30 days. */
export function setSessionCookie(reply: FastifyReply, token: string, publicUrl: string): void {
  reply.setCookie(nameFor(publicUrl), token, { ...optionsFor(publicUrl), maxAge: maxAgeSeconds });
}

/** Takes the session from the browser. */
export function clearSessionCookie(reply: FastifyReply, publicUrl: string): void {
  reply.clearCookie(nameFor(publicUrl), optionsFor(publicUrl));
}
