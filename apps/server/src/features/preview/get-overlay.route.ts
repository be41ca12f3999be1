import type { Route } from '../../http/define-route.ts';
import { answerWithScript, sendComment, sendScript } from '../../http/send-script.ts';

type Parameters = { readonly Params: { readonly publicKey: string } };

/** The overlay is new with a new version of Facet alone, and only those who preview load it. */
const cacheControl = 'public, max-age=3600';

/**
 * `GET /s/<public key>/overlay.js`: the module that a page loads which was opened by a preview link. It holds nothing of
 * the store, so that any page may read it, as modules of another origin are. Where it is not built it is a comment, and
 * the page goes on without a preview.
 */
export const getOverlayRoute: Route = (app, context) => {
  app.get<Parameters>('/s/:publicKey/overlay.js', { schema: { hide: true } }, (request, reply) =>
    answerWithScript(reply, context, async () => {
      reply.header('access-control-allow-origin', '*');
      const store = await context.stores.findByPublicKey(request.params.publicKey);
      if (store === undefined) return sendComment(reply, 404, 'no store has this key');
      const overlay = await context.preview.findOverlay();
      if (overlay === undefined) {
        return sendComment(reply, 404, 'previews are not built; run "npm run build"');
      }
      reply.header('vary', 'accept-encoding');
      return sendScript(request, reply, overlay, cacheControl);
    }),
  );
};
