import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { Failure } from '../errors.ts';
import { isKnown, pickEncoding, type Script, toEtag } from '../features/delivery/script.ts';

const mediaType = 'text/javascript; charset=utf-8';

/** Sends a script in the best encoding that the browser takes, or says that it has it already. */
export function sendScript(
  request: FastifyRequest,
  reply: FastifyReply,
  script: Script,
  cacheControl: string,
): FastifyReply {
  const encoding = pickEncoding(request.headers['accept-encoding']);
  const etag = toEtag(script, encoding);
  reply.header('cache-control', cacheControl).header('etag', etag);
  if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return reply.type(mediaType).send(script.bodies[encoding]);
}

/** Sends a script that only holds a comment: the page is never harmed by one that is not there. */
export function sendComment(reply: FastifyReply, status: number, text: string): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type(mediaType)
    .send(`/* Facet: ${text}. The page stays as it is. */\n`);
}

/** Answers with a script whatever happens. What fails is in the log, unless it is a failure that is known. */
export async function answerWithScript(
  reply: FastifyReply,
  context: Context,
  answer: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof Failure)) context.log.error({ err: error }, 'a script could not be served');
    return sendComment(reply, 503, 'not available now');
  }
}
