import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { faultKinds, type NewFault } from '../faults.ts';
import { maxDelayMs } from '../latency.ts';
import { operationIds } from '../operation-ids.ts';
import { WorldError } from '../world/store.ts';
import { readBody, readChoice, readWhole } from './read-body.ts';

/** What only one kind of fault has. */
const owners = [
  ['ms', 'slow'],
  ['status', 'server_error'],
  ['retryAfterSeconds', 'rate_limited'],
] as const;
/** The last moment that a date can be, in milliseconds since the epoch. */
const maxTimeMs = 8.64e15;

/** When, for whom and how often: what narrows a fault down, whatever its kind. */
function readReach(
  context: Context,
  given: Pick<NewFault, 'account' | 'count' | 'share' | 'fromMs' | 'untilMs'>,
): Pick<NewFault, 'account' | 'count' | 'share' | 'fromMs' | 'untilMs'> {
  const { account, share } = given;
  const count = readWhole('count', given.count, 1_000_000);
  if (count === 0) throw new WorldError('invalid', '"count" must be at least 1.');
  if (share !== undefined && (share < 0 || share > 1))
    throw new WorldError('invalid', '"share" must be a number from 0 to 1.');
  const fromMs = readWhole('fromMs', given.fromMs, maxTimeMs);
  const untilMs = readWhole('untilMs', given.untilMs, maxTimeMs);
  if (untilMs !== undefined && untilMs <= Math.max(fromMs ?? 0, context.clock.now()))
    throw new WorldError('invalid', '"untilMs" must lie ahead, and after "fromMs".');
  return {
    ...(account === undefined ? {} : { account: context.world.getAccount(account).id }),
    ...(count === undefined ? {} : { count }),
    ...(share === undefined ? {} : { share }),
    ...(fromMs === undefined ? {} : { fromMs }),
    ...(untilMs === undefined ? {} : { untilMs }),
  };
}

function readFault(context: Context, body: unknown): NewFault {
  const { operation, kind, ms, status, retryAfterSeconds, ...reach } = readBody(body, {
    operation: 'text?',
    kind: 'text',
    count: 'number?',
    fromMs: 'number?',
    untilMs: 'number?',
    account: 'text?',
    share: 'number?',
    ms: 'number?',
    status: 'number?',
    retryAfterSeconds: 'number?',
  });
  for (const [name, owner] of owners)
    if ({ ms, status, retryAfterSeconds }[name] !== undefined && kind !== owner)
      throw new WorldError('invalid', `"${name}" belongs to faults of kind ${owner}.`);
  const heldMs = readWhole('ms', ms, maxDelayMs);
  const retryAfter = readWhole('retryAfterSeconds', retryAfterSeconds, 3_600);
  return {
    kind: readChoice('kind', kind, faultKinds),
    operation: readChoice('operation', operation ?? 'all', ['all', 'api', ...operationIds]),
    ...readReach(context, reach),
    ...(heldMs === undefined ? {} : { ms: heldMs }),
    ...(retryAfter === undefined ? {} : { retryAfterSeconds: retryAfter }),
    ...(status === undefined ? {} : { status: readChoice('status', status, [500, 502, 503]) }),
  };
}

/** Faults: switched on, listed, cleared. */
export function registerFaultControl(app: FastifyInstance, context: Context): void {
  app.get('/_sim/faults', () => context.faults.list());
  app.post('/_sim/faults', (request, reply) =>
    reply.code(201).send(context.faults.set(readFault(context, request.body))),
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
}
