import { readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import type { Answer } from '../http/answer.ts';
import { serveExchange } from '../http/exchange.ts';

/** Found from `src` and from `dist` alike. */
const source = readFileSync(new URL('../../src/onsite/klaviyo.js', import.meta.url), 'utf8');
const maxSlowMs = 60_000;

function toScriptAnswer(status: number, body: string): Answer {
  return {
    status,
    headers: {
      'content-type': 'application/javascript; charset=utf-8',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'no-store',
    },
    body,
  };
}

/** Keeps what stands in the script from ending a string or a script element. */
function toLiteral(text: string): string {
  return JSON.stringify(text).replaceAll('<', '\\u003c');
}

async function answerScript(context: Context, company: string, search: URLSearchParams): Promise<Answer> {
  const account = context.world.findAccount(company);
  if (account === undefined) return toScriptAnswer(404, '');
  const foreign = [...search.keys()].find((name) => name !== 'company_id' && name !== 'slow_ms');
  const slow = search.get('slow_ms') ?? '0';
  if (foreign !== undefined || !/^\d{1,5}$/.test(slow) || Number(slow) > maxSlowMs)
    return toScriptAnswer(400, '');
  if (Number(slow) > 0) await context.wait(Number(slow));
  const call = `startKlaviyo(${toLiteral(account.id)}, ${toLiteral(context.origin())});`;
  return toScriptAnswer(200, `(function () {\n${source}\n${call}\n})();\n`);
}

/**
 * klaviyo.js of static.klaviyo.com, by query and by path. `slow_ms` is the simulator's own: it holds the script back.
 */
export function registerScript(app: FastifyInstance, context: Context): void {
  const serve = (
    request: FastifyRequest,
    reply: FastifyReply,
    companyOf: (search: URLSearchParams) => string,
  ): Promise<FastifyReply> => {
    const { searchParams } = new URL(request.raw.url ?? '/', 'http://simulator.invalid');
    const company = companyOf(searchParams);
    return serveExchange(context, {
      operation: 'onsite_js',
      account: context.world.findAccount(company)?.id ?? null,
      request,
      reply,
      respond: () => answerScript(context, company, searchParams),
    });
  };
  app.get('/onsite/js/klaviyo.js', (request, reply) =>
    serve(request, reply, (search) => search.get('company_id') ?? ''),
  );
  app.get<{ Params: { company: string } }>('/onsite/js/:company/klaviyo.js', (request, reply) =>
    serve(request, reply, () => request.params.company),
  );
}
