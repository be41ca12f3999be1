import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { faultKinds, type NewFault } from '../faults.ts';
import { operationIds } from '../operation-ids.ts';
import type { RequestFilter } from '../requests.ts';
import { WorldError } from '../world/store.ts';
import { describeState } from './describe.ts';
import { readBody, readChoice } from './read-body.ts';

function readWhole(name: string, value: number | undefined, max: number): number | undefined {
  if (value !== undefined && (!Number.isInteger(value) || value < 0 || value > max))
    throw new WorldError('invalid', `"${name}" must be a whole number from 0 to ${max}.`);
  return value;
}

function readFault(body: unknown): NewFault {
  const given = readBody(body, {
    operation: 'text?',
    kind: 'text',
    count: 'number?',
    ms: 'number?',
    status: 'number?',
    retryAfterSeconds: 'number?',
  });
  const kind = readChoice('kind', given.kind, faultKinds);
  const operation = readChoice('operation', given.operation ?? 'all', ['all', 'api', ...operationIds]);
  for (const [name, owner] of [
    ['ms', 'slow'],
    ['status', 'server_error'],
    ['retryAfterSeconds', 'rate_limited'],
  ] as const)
    if (given[name] !== undefined && kind !== owner)
      throw new WorldError('invalid', `"${name}" belongs to faults of kind ${owner}.`);
  const count = readWhole('count', given.count, 1_000_000);
  if (count === 0) throw new WorldError('invalid', '"count" must be at least 1.');
  const ms = readWhole('ms', given.ms, 600_000);
  const retryAfterSeconds = readWhole('retryAfterSeconds', given.retryAfterSeconds, 3_600);
  return {
    kind,
    operation,
    ...(count === undefined ? {} : { count }),
    ...(ms === undefined ? {} : { ms }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(given.status === undefined ? {} : { status: readChoice('status', given.status, [500, 502, 503]) }),
  };
}

function readRequestFilter(query: unknown): RequestFilter {
  const { operation, status } = readBody(query, { operation: 'text?', status: 'text?' });
  if (status !== undefined && !/^\d{3}$/.test(status))
    throw new WorldError('invalid', '"status" must be a status code.');
  return {
    ...(operation === undefined ? {} : { operation }),
    ...(status === undefined ? {} : { status: Number(status) }),
  };
}

/** State, time, faults, the log of requests, reset and snapshots. */
export function registerMachineControl(app: FastifyInstance, context: Context): void {
  app.get('/_sim/state', (request) =>
    describeState(context, readBody(request.query, { account: 'text?' }).account),
  );
  app.get('/_sim/clock', () => ({ nowMs: context.clock.now(), offsetMs: context.clock.offsetMs() }));
  app.post('/_sim/clock/advance', (request) => {
    const { ms } = readBody(request.body, { ms: 'number' });
    if (ms < 0) throw new WorldError('invalid', 'Time can only be moved forward.');
    context.clock.advance(ms);
    return { nowMs: context.clock.now(), offsetMs: context.clock.offsetMs() };
  });

  app.get('/_sim/faults', () => context.faults.list());
  app.post('/_sim/faults', (request, reply) =>
    reply.code(201).send(context.faults.set(readFault(request.body))),
  );
  app.delete('/_sim/faults', () => {
    context.faults.clear();
    return { cleared: true };
  });
  app.delete<{ Params: { id: string } }>('/_sim/faults/:id', (request) => {
    if (!context.faults.remove(request.params.id))
      throw new WorldError('not_found', 'There is no fault with this id.');
    return { cleared: true };
  });

  app.get('/_sim/requests', (request) => context.requests.list(readRequestFilter(request.query)));
  app.delete('/_sim/requests', () => {
    context.requests.clear();
    return { cleared: true };
  });

  app.post('/_sim/reset', (request) => {
    readBody(request.body, {});
    context.reset();
    return { reset: true };
  });
  app.get('/_sim/snapshot', () => context.snapshot());
  app.put('/_sim/snapshot', { bodyLimit: 256 * 1024 * 1024 }, (request) => {
    context.restore(request.body);
    return { restored: true };
  });
}
