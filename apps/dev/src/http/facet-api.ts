import type { Agent } from './agent.ts';
import type { Json } from './json.ts';

/** Facet's HTTP API as a member uses it; `path` begins after `/api/v1`. */
export type FacetApi = {
  /** Keeps the session. */
  readonly agent: Agent;
  /** Asks for something, or sends it where `json` is given. Throws `FacetApiError` for anything but success. */
  readonly call: (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    json?: Json,
  ) => Promise<Json>;
};

/** An answer that was no success, with the problem as Facet described it. */
export class FacetApiError extends Error {
  readonly status: number;
  readonly body: string;

  constructor(what: string, status: number, body: string) {
    super(`${what} was answered with ${status}: ${body.slice(0, 500)}`);
    this.name = 'FacetApiError';
    this.status = status;
    this.body = body;
  }
}

/** Wraps an agent, whose cookies say who is asking. */
export function createFacetApi(agent: Agent, facetUrl: string): FacetApi {
  return {
    agent,
    call: async (method, path, json) => {
      const answer = await agent.ask(
        `${facetUrl}/api/v1${path}`,
        json === undefined ? { method } : { method, json },
      );
      if (answer.status < 200 || answer.status > 299) {
        throw new FacetApiError(`${method} ${path}`, answer.status, answer.body);
      }
      const parsed: Json = answer.body === '' ? null : JSON.parse(answer.body);
      return parsed;
    },
  };
}
