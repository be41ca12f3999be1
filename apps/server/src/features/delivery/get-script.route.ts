import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../../context.ts';
import type { Route } from '../../http/define-route.ts';
import { answerWithScript, sendComment, sendScript } from '../../http/send-script.ts';
import { findPageOrigin } from '../installation/script-words.ts';
import type { ScriptForm } from './delivery.service.ts';

/** A minute old is fresh; an older one is used while a newer one is fetched, and for a day while we do not answer. */
const cacheControl = 'public, max-age=60, stale-while-revalidate=60, stale-if-error=86400';
const keyShape = /^[a-z0-9]{12}$/;
const fileShape = /^([a-z0-9]{12})\.js$/;

/**
 * `GET /s/<public key>.js`: what a shop's page loads. It answers with a script whatever happens, one that only holds a
 * comment where there is nothing to run, so that the page is never harmed.
 */
export const getScriptRoute: Route = (app, context) => {
  app.get<{ readonly Params: { readonly file: string } }>(
    '/s/:file',
    { schema: { hide: true } },
    (request, reply) => answer(fileShape.exec(request.params.file)?.[1], 'joined', request, reply, context),
  );
};

/** `GET /s/<public key>/start.js`: the same for a page that has loaded the whole script by itself, with integrity. */
export const getStartRoute: Route = (app, context) => {
  app.get<{ readonly Params: { readonly publicKey: string } }>(
    '/s/:publicKey/start.js',
    { schema: { hide: true } },
    (request, reply) =>
      answer(keyShape.exec(request.params.publicKey)?.[0], 'start', request, reply, context),
  );
};

function answer(
  publicKey: string | undefined,
  form: ScriptForm,
  request: FastifyRequest,
  reply: FastifyReply,
  context: Context,
): Promise<FastifyReply> {
  return answerWithScript(reply, context, async () => {
    const script = publicKey === undefined ? undefined : await context.delivery.findScript(publicKey, form);
    if (script === undefined || publicKey === undefined) {
      return sendComment(reply, 404, 'no store has this key');
    }
    reply.header('vary', 'accept-encoding, origin');
    const { origin } = request.headers;
    const page = findPageOrigin(request.headers);
    const store = page === undefined ? undefined : await context.stores.findByPublicKey(publicKey);
    if (store !== undefined) context.installation.noteFetch(store, page);
    if (origin !== undefined && store?.settings.origins.includes(origin) === true) {
      reply.header('access-control-allow-origin', origin);
    }
    return sendScript(request, reply, script, cacheControl);
  });
}
