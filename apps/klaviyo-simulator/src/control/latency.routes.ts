import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { type Delay, type Latency, maxDelayMs } from '../latency.ts';
import { operationIds } from '../operation-ids.ts';
import { WorldError } from '../world/store.ts';
import { readBody, readChoice, readWhole } from './read-body.ts';

interface GivenDelay {
  readonly ms?: number;
  readonly medianMs?: number;
  readonly p99Ms?: number;
}

/** A fixed delay or a spread one; undefined when neither is given. */
function readDelay({ ms, medianMs, p99Ms }: GivenDelay): Delay | undefined {
  const fixed = readWhole('ms', ms, maxDelayMs);
  if (medianMs === undefined && p99Ms === undefined) return fixed === undefined ? undefined : { ms: fixed };
  if (fixed !== undefined || medianMs === undefined || p99Ms === undefined)
    throw new WorldError('invalid', 'A delay is either "ms", or "medianMs" and "p99Ms" together.');
  if (medianMs <= 0 || p99Ms < medianMs || p99Ms > maxDelayMs)
    throw new WorldError(
      'invalid',
      `"medianMs" must be more than 0, and "p99Ms" no less than that and at most ${maxDelayMs}.`,
    );
  return { medianMs, p99Ms };
}

const delayShape = { ms: 'number?', medianMs: 'number?', p99Ms: 'number?' } as const;

function readLatency(body: unknown): Latency {
  const { operations, ...given } = readBody(body, { ...delayShape, operations: 'object?' });
  const own: [string, Delay][] = Object.entries(operations ?? {}).map(([name, value]: [string, unknown]) => {
    const delay = readDelay(readBody(value, delayShape));
    if (delay === undefined) throw new WorldError('invalid', `The delay of "${name}" is empty.`);
    return [readChoice('operations', name, operationIds), delay];
  });
  return { ...readDelay(given), ...(own.length === 0 ? {} : { operations: Object.fromEntries(own) }) };
}

/** How long answers are held back; an empty object for not at all. */
export function registerLatencyControl(app: FastifyInstance, context: Context): void {
  app.get('/_sim/latency', () => context.latency.get());
  app.put('/_sim/latency', (request) => {
    context.latency.set(readLatency(request.body));
    return context.latency.get();
  });
}
