import type { Route } from '../../http/define-route.ts';
import { isKnown, pickEncoding, toEtag } from '../delivery/script.ts';

type Parameters = { readonly Params: { readonly publicKey: string } };

/** The overlay is new with a new version of Facet alone, and only those who preview load it. */
const cacheControl = 'public, max-age=3600';

/**
 * `GET /s/<public key>/overlay.js`: the module that a page loads which was opened by a preview link. It holds nothing of
 * the store, so that any page may read it, as modules of another origin are. Where it is not built it is a comment, and
 * the page goes on without a preview.
 */
export const getOverlayRoute: Route = (app, context) => {
  app.get<Parameters>('/s/:publicKey/overlay.js', { schema: { hide: true } }, async (request, reply) => {
    reply.type('text/javascript; charset=utf-8').header('access-control-allow-origin', '*');
    const store = await context.stores.findByPublicKey(request.params.publicKey);
    const overlay = store && (await context.preview.findOverlay());
    if (overlay === undefined) {
      const why =
        store === undefined ? 'no store has this key' : 'previews are not built; run "npm run build"';
      return reply.code(404).header('cache-control', 'no-store').send(`/* Facet: ${why}. */\n`);
    }
    const encoding = pickEncoding(request.headers['accept-encoding']);
    const etag = toEtag(overlay, encoding);
    reply.header('cache-control', cacheControl).header('etag', etag).header('vary', 'accept-encoding');
    if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
    if (encoding !== 'identity') reply.header('content-encoding', encoding);
    return reply.send(overlay.bodies[encoding]);
  });
};
