import { visitorShape } from '@facet/protocol';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { findCookieDomain, isWithin } from '../features/stores/cookie-domain.ts';

/** The storefront script's cookie, by the same name and for the same time. */
const cookieName = 'facet_id';
const maxAgeSeconds = 31_536_000;

/**
 * Keeps the visitor's id in a cookie where the shop's own host has sent us the call, by a proxy: a cookie that a server
 * sets lives longer in some browsers than one that a script sets. What the browser says of the call's origin tells it, as
 * no other call can be of the same origin. The script reads it, so it is not HttpOnly. `origins`: the store's.
 */
export function offerVisitorCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  origins: readonly string[],
  body: unknown,
): void {
  const { origin, 'sec-fetch-site': site } = request.headers;
  const visitor = findVisitor(body);
  if (site !== 'same-origin' || origin === undefined || visitor === undefined) return;
  const { protocol, hostname } = new URL(origin);
  const domain = findCookieDomain(origins);
  reply.setCookie(cookieName, visitor, {
    path: '/',
    maxAge: maxAgeSeconds,
    sameSite: 'lax',
    secure: protocol === 'https:',
    ...(domain !== undefined && isWithin(hostname, domain) ? { domain } : {}),
  });
}

function findVisitor(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('visitor' in body)) return undefined;
  const { visitor } = body;
  return typeof visitor === 'string' && visitorShape.test(visitor) ? visitor : undefined;
}
