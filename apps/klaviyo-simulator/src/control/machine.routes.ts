import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { WorldError } from '../world/store.ts';
import { describeState } from './describe.ts';
import { readBody } from './read-body.ts';

/** State, time, reset and snapshots. */
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
