import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import type { RequestFilter } from '../requests.ts';
import { WorldError } from '../world/store.ts';
import { readBody } from './read-body.ts';

function readRequestFilter(query: unknown): RequestFilter {
  const { status, ...filter } = readBody(query, {
    operation: 'text?',
    status: 'text?',
    install: 'text?',
    account: 'text?',
  });
  if (status !== undefined && !/^\d{3}$/.test(status))
    throw new WorldError('invalid', '"status" must be a status code.');
  return { ...filter, ...(status === undefined ? {} : { status: Number(status) }) };
}

/** The log of requests and its counts. */
export function registerRequestControl(app: FastifyInstance, context: Context): void {
  app.get('/_sim/requests', (request) => context.requests.list(readRequestFilter(request.query)));
  app.get('/_sim/requests/tally', (request) => {
    const filter = readRequestFilter(request.query);
    return { total: context.requests.count(filter), tallies: context.requests.tally(filter) };
  });
  app.delete('/_sim/requests', () => {
    context.requests.clear();
    return { cleared: true };
  });
}
