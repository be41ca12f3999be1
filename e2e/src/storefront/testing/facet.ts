import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  hereRequestSchema,
  type SeenRequest,
  seenRequestSchema,
  type WhoRequest,
  whoRequestSchema,
} from '@facet/protocol';
import { type Listening, listen } from './listen.ts';

/** How the stand-in answers a membership request: with a JSON value, or not at all; then the response is left to it. */
type WhoAnswer = (
  request: WhoRequest,
  response: ServerResponse,
) => object | undefined | void | Promise<object>;

/** How the stand-in answers the question where the visitor is; with nothing: not at all. */
type HereAnswer = () => unknown;

/**
 * A stand-in for Facet's three storefront endpoints, on an origin of its own as in life, and as strict about what it is
 * sent: a body that the wire does not allow ends the test run.
 */
export type Facet = Listening & {
  readonly endpoint: string;
  readonly who: WhoRequest[];
  readonly seen: SeenRequest[];
  /** How often it was asked where the visitor is. */
  here: number;
  answer: WhoAnswer;
  answerHere: HereAnswer;
  /** What `seen` answers with. */
  seenStatus: number;
};

/** Starts the stand-in. Until told otherwise it knows nobody. */
export async function startFacet(): Promise<Facet> {
  const who: WhoRequest[] = [];
  const seen: SeenRequest[] = [];
  const server = await listen(async (request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    const body = await readBody(request);
    if (request.url === '/s/shop/who') {
      const asked = whoRequestSchema.parse(JSON.parse(body));
      who.push(asked);
      const answer = await facet.answer(asked, response);
      if (answer === undefined) return;
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
      return;
    }
    if (request.url === '/s/shop/here') {
      hereRequestSchema.parse(JSON.parse(body));
      facet.here += 1;
      const answer = await facet.answerHere();
      if (answer === undefined) return;
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
      return;
    }
    seen.push(seenRequestSchema.parse(JSON.parse(body)));
    response.writeHead(facet.seenStatus).end();
  });
  const facet: Facet = {
    origin: server.origin,
    endpoint: `${server.origin}/s/shop`,
    who,
    seen,
    here: 0,
    answer: () => ({ identity: 'unidentified' }),
    answerHere: () => ({ country: null }),
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
