import type { FastifyReply, FastifyRequest } from 'fastify';
import { toApiErrorAnswer } from '../api/api-answer.ts';
import { throttledError, unavailableError } from '../api/api-error.ts';
import type { Context } from '../context.ts';
import type { Fault } from '../faults.ts';
import type { RequestEntry } from '../requests.ts';
import type { Answer } from './answer.ts';

export interface Exchange {
  /** The id under which faults are set and calls are counted, such as `get_profiles`. */
  readonly operation: string;
  /** The account that the call is for, as far as can be told before it is answered. */
  readonly account: string | null;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly respond: (entry: RequestEntry) => Answer | Promise<Answer>;
}

const challengePage =
  '<!DOCTYPE html><html lang="en"><head><title>Just a moment...</title></head><body><h1>Just a moment...</h1>' +
  '<p>Enable JavaScript and cookies to continue</p></body></html>';
const gatewayPage =
  '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>';

const challengeHeaders = {
  'content-type': 'text/html; charset=UTF-8',
  'cf-mitigated': 'challenge',
  server: 'cloudflare',
};

/** The answer that comes of it, or undefined when the caller is to be left hanging. */
async function answerUnder(
  fault: Fault | undefined,
  respond: () => Answer | Promise<Answer>,
): Promise<Answer | undefined> {
  if (fault === undefined) return respond();
  switch (fault.kind) {
    case 'slow':
      return respond();
    case 'hang':
      return undefined;
    case 'rate_limited':
      return toApiErrorAnswer(throttledError(fault.retryAfterSeconds ?? 1));
    case 'html_403':
      return { status: 403, headers: challengeHeaders, body: challengePage };
    case 'server_error':
      break;
  }
  return fault.status === 502
    ? { status: 502, headers: { 'content-type': 'text/html' }, body: gatewayPage }
    : toApiErrorAnswer(unavailableError(fault.status ?? 503));
}

/**
 * Logs a call, lets the faults have their way with it, and sends whatever the answer turned out to be. The answer is
 * worked out when the call arrives, since that is when Klaviyo counts it; latency and the fault `slow` hold it back.
 */
export async function serveExchange(
  context: Context,
  { operation, account, request, reply, respond }: Exchange,
): Promise<FastifyReply> {
  const { requests, faults, latency } = context;
  const url = request.raw.url ?? '/';
  const isApi = url.startsWith('/api/');
  const entry = requests.begin({ operation, method: request.method, url, account });
  const fault = faults.take({ operation, isApi, account });
  entry.fault = fault?.kind ?? null;
  const answer = await answerUnder(fault, () => respond(entry)).catch((error: unknown) => {
    requests.finish(entry, 500);
    throw error;
  });
  if (answer === undefined) {
    requests.finish(entry, null);
    return reply.hijack();
  }
  const holdMs = latency.draw(operation, isApi) + (fault?.kind === 'slow' ? (fault.ms ?? 1_000) : 0);
  if (holdMs > 0) await context.wait(holdMs);
  requests.finish(entry, answer.status);
  // Bytes, because Fastify adds a charset to the media type of text, and Klaviyo's carries none.
  return reply.code(answer.status).headers(answer.headers).send(Buffer.from(answer.body));
}
