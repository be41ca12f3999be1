import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type Exposure,
  hereRequestSchema,
  type Report,
  reportSchema,
  type SeenRequest,
  seenRequestSchema,
  type VisitorEvent,
  type WhoRequest,
  whoRequestSchema,
} from '@facet/protocol';
import { type Listening, listen } from './listen.ts';
import { toSealed } from './sealed.ts';

/** How the stand-in answers a membership request: with a JSON value, or not at all; then the response is left to it. */
type WhoAnswer = (
  request: WhoRequest,
  response: ServerResponse,
) => object | undefined | void | Promise<object>;

/** How the stand-in answers the question where the visitor is; with nothing: not at all. */
type HereAnswer = () => unknown;

/** A batch of reports, each of them read as strictly as the wire describes it. */
type SeenBatch = Omit<SeenRequest, 'events'> & { readonly events: readonly Report[] };

/**
 * A stand-in for Facet's three storefront endpoints, on an origin of its own as in life, and as strict about what it is
 * sent: a body that the wire does not allow ends the test run.
 */
export type Facet = Listening & {
  readonly endpoint: string;
  readonly who: WhoRequest[];
  /** All batches that came. */
  readonly seen: SeenBatch[];
  /** Those of them that the server has taken: it answered so. */
  readonly taken: SeenBatch[];
  /** How often it was asked where the visitor is. */
  here: number;
  answer: WhoAnswer;
  answerHere: HereAnswer;
  /** What `seen` answers with. */
  seenStatus: number;
  /** Takes reports that the wire does not allow. Without it they end the test run too. */
  takeBadReport: ((report: unknown) => void) | undefined;
  /** Answers every request in place of the endpoints, which then hear of none. */
  fail: ((response: ServerResponse) => void) | undefined;
};

/** Starts the stand-in. Until told otherwise it knows nobody. */
export async function startFacet(): Promise<Facet> {
  const who: WhoRequest[] = [];
  const seen: SeenBatch[] = [];
  const taken: SeenBatch[] = [];
  const server = await listen(async (request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    const body = await readBody(request);
    if (body === undefined) return;
    if (facet.fail !== undefined) {
      facet.fail(response);
    } else if (request.url === '/s/shop/who') {
      const asked = whoRequestSchema.parse(JSON.parse(body));
      who.push(asked);
      const answer = await facet.answer(asked, response);
      if (answer !== undefined) sendSealed(response, answer);
    } else if (request.url === '/s/shop/here') {
      hereRequestSchema.parse(JSON.parse(body));
      facet.here += 1;
      const answer = await facet.answerHere();
      if (answer !== undefined) sendSealed(response, answer);
    } else {
      const batch = readBatch(body, facet.takeBadReport);
      seen.push(batch);
      if (facet.seenStatus < 300) taken.push(batch);
      response.writeHead(facet.seenStatus).end();
    }
  });
  const facet: Facet = {
    origin: server.origin,
    endpoint: `${server.origin}/s/shop`,
    who,
    seen,
    taken,
    here: 0,
    answer: () => ({ identity: 'unidentified' }),
    answerHere: () => ({ country: null }),
    seenStatus: 204,
    takeBadReport: undefined,
    fail: undefined,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
  return facet;
}

/** The exposures that the server has taken, each once, as it counts them. */
export function listExposures(facet: Facet): readonly Exposure[] {
  return listTaken(facet).flatMap((report) => (report.type === 'exposure' ? [report] : []));
}

/** The events that the server has taken, each once, as it counts them. */
export function listEvents(facet: Facet): readonly VisitorEvent[] {
  return listTaken(facet).flatMap((report) => (report.type === 'event' ? [report] : []));
}

function listTaken({ taken }: Facet): readonly Report[] {
  const reports = taken.flatMap(({ events }) => events);
  return [...new Map(reports.map((report) => [report.id, report])).values()];
}

function readBatch(body: string, takeBadReport: Facet['takeBadReport']): SeenBatch {
  const { events, ...envelope } = seenRequestSchema.parse(JSON.parse(body));
  const reports = events.flatMap((event) => {
    const { success, data, error } = reportSchema.safeParse(event);
    if (success) return [data];
    if (!takeBadReport) throw error;
    takeBadReport(event);
    return [];
  });
  return { ...envelope, events: reports };
}

function sendSealed(response: ServerResponse, answer: unknown): void {
  response.setHeader('content-type', 'application/json').end(toSealed(answer));
}

/** The whole body, or nothing where the page went away before it was sent. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  let body = '';
  try {
    for await (const chunk of request) body += String(chunk);
  } catch {
    return undefined;
  }
  return body;
}
