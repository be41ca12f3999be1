import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../../context.ts';
import { Failure } from '../../errors.ts';
import type { Route } from '../../http/define-route.ts';
import { isKnown, pickEncoding, toEtag } from './script.ts';

/** A minute old is fresh; an older one is used while a newer one is fetched, and for a day while we do not answer. */
const cacheControl = 'public, max-age=60, stale-while-revalidate=60, stale-if-error=86400';
const fileShape = /^([a-z0-9]{12})\.js$/;

type Parameters = { readonly Params: { readonly file: string } };

/**
 * `GET /s/<public key>.js`: what a shop's page loads. It answers with a script whatever happens, one that only holds a
 * comment where there is nothing to run, so that the page is never harmed.
 */
export const getScriptRoute: Route = (app, context) => {
  app.get<Parameters>('/s/:file', { schema: { hide: true } }, async (request, reply) => {
    try {
      return await answer(request.params.file, request, reply, context);
    } catch (error) {
      if (!(error instanceof Failure)) context.log.error({ err: error }, 'a script could not be served');
      return comment(reply, 503, 'not available now');
    }
  });
};

async function answer(
  file: string,
  request: FastifyRequest,
  reply: FastifyReply,
  context: Context,
): Promise<FastifyReply> {
  const publicKey = fileShape.exec(file)?.[1];
  const script = publicKey === undefined ? undefined : await context.delivery.findScript(publicKey);
  if (script === undefined || publicKey === undefined) return comment(reply, 404, 'no store has this key');
  const encoding = pickEncoding(request.headers['accept-encoding']);
  const etag = toEtag(script, encoding);
  reply.header('cache-control', cacheControl).header('etag', etag).header('vary', 'accept-encoding, origin');
  const { origin } = request.headers;
  if (origin !== undefined) {
    const store = await context.stores.findByPublicKey(publicKey);
    if (store?.settings.origins.includes(origin) === true)
      reply.header('access-control-allow-origin', origin);
  }
  if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return reply.type('text/javascript; charset=utf-8').send(script.bodies[encoding]);
}

function comment(reply: FastifyReply, status: number, text: string): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('text/javascript; charset=utf-8')
    .send(`/* Facet: ${text}. The page stays as it is. */\n`);
}
