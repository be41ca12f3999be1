import type { FastifyRequest } from 'fastify';
import { Failure } from '../errors.ts';

/**
 * Refuses a change that another site's page asks for with the member's cookie. Browsers say where a request comes
 * from; a request that does not say it is refused as well.
 */
export function requireSameOrigin(request: FastifyRequest, publicUrl: string): void {
  const site = request.headers['sec-fetch-site'];
  if (site === 'same-origin') return;
  const { origin } = request.headers;
  if (site === undefined && origin !== undefined) {
    const host = URL.parse(origin)?.host;
    if (origin === publicUrl || (host !== undefined && host !== '' && host === request.host)) return;
  }
  throw new Failure(
    'foreign_origin',
    `Changes are taken from Facet's own pages only. Send the header "Origin: ${publicUrl}".`,
  );
}
