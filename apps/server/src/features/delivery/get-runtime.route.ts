import type { Route } from '../../http/define-route.ts';
import { answerWithScript, sendComment, sendScript } from '../../http/send-script.ts';

/** Its address names what it holds: it never changes. */
const cacheControl = 'public, max-age=31536000, immutable';
const fileShape = /^([\w-]{22})\.js$/;

/**
 * `GET /s/runtime/<revision>.js`: the script with all parts and without a configuration, for pages that check what they
 * load. It holds nothing of any store: every page may read it, since browsers check only what they may read.
 */
export const getRuntimeRoute: Route = (app, context) => {
  app.get<{ readonly Params: { readonly file: string } }>(
    '/s/runtime/:file',
    { schema: { hide: true } },
    (request, reply) =>
      answerWithScript(reply, context, async () => {
        const revision = fileShape.exec(request.params.file)?.[1];
        const script = revision === undefined ? undefined : await context.wholeRuntimes.find(revision);
        reply.header('access-control-allow-origin', '*');
        if (script === undefined) {
          return sendComment(reply, 404, 'this version is no longer kept, take the lines of Install again');
        }
        reply.header('vary', 'accept-encoding');
        return sendScript(request, reply, script, cacheControl);
      }),
  );
};
