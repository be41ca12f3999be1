import type { Route } from '../../http/define-route.ts';
import { answerWithScript, sendComment, sendScript } from '../../http/send-script.ts';
import { overlayNames } from './overlay-file.ts';

type Parameters = { readonly Params: { readonly publicKey: string } };

/** What is laid over pages is new with a new version of Facet alone, and only those who preview or edit load it. */
const cacheControl = 'public, max-age=3600';

/**
 * `GET /s/<public key>/overlay.js` and `editor.js`: the module that a page loads which was opened by a link, and the one that
 * this loads where the page is to be edited. They hold nothing of the store, so that any page may read them, as modules of
 * another origin are. Where one is not built it is a comment, and the page goes on without.
 */
export const getOverlayRoute: Route = (app, context) => {
  for (const name of overlayNames) {
    app.get<Parameters>(`/s/:publicKey/${name}.js`, { schema: { hide: true } }, (request, reply) =>
      answerWithScript(reply, context, async () => {
        reply.header('access-control-allow-origin', '*');
        const store = await context.stores.findByPublicKey(request.params.publicKey);
        if (store === undefined) return sendComment(reply, 404, 'no store has this key');
        const script = await context.preview.findOverlay(name);
        if (script === undefined) {
          return sendComment(reply, 404, 'previews are not built; run "npm run build"');
        }
        reply.header('vary', 'accept-encoding');
        return sendScript(request, reply, script, cacheControl);
      }),
    );
  }
};
