import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SeenRequest, WhoRequest } from '@facet/protocol';
import { type Listening, listen } from './listen.ts';

/** How the stand-in answers a membership request: a JSON value, or the response by hand. */
export type WhoAnswer = (request: WhoRequest, response: ServerResponse) => unknown;

/** A stand-in for Facet's two storefront endpoints, on an origin of its own as in life. */
export type Facet = Listening & {
  readonly endpoint: string;
  readonly who: WhoRequest[];
  readonly seen: SeenRequest[];
  answer: WhoAnswer;
  /** What `seen` answers with. */
  seenStatus: number;
};

/** Starts the stand-in. Until told otherwise it knows nobody. */
export async function startFacet(): Promise<Facet> {
  const who: WhoRequest[] = [];
  const seen: SeenRequest[] = [];
  const server = await listen(async (request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    const body: unknown = JSON.parse(await readBody(request));
    if (request.url === '/s/shop/who') {
      who.push(body as WhoRequest);
      const answer = facet.answer(body as WhoRequest, response);
      if (answer === undefined) return;
      response.setHeader('content-type', 'application/json').end(JSON.stringify(await answer));
      return;
    }
    seen.push(body as SeenRequest);
    response.writeHead(facet.seenStatus).end();
  });
  const facet: Facet = {
    origin: server.origin,
    endpoint: `${server.origin}/s/shop`,
    who,
    seen,
    answer: () => ({ identity: 'unidentified' }),
    seenStatus: 204,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
  return facet;
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
