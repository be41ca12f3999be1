import type { FastifyError, FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { WorldError, type WorldErrorCode } from '../world/store.ts';
import { registerAccountControl } from './account.routes.ts';
import { registerCrowdControl } from './crowd.routes.ts';
import { registerFaultControl } from './faults.routes.ts';
import { registerLatencyControl } from './latency.routes.ts';
import { registerMachineControl } from './machine.routes.ts';
import { registerPeopleControl } from './people.routes.ts';
import { registerRequestControl } from './requests.routes.ts';
import { registerScheduleControl } from './schedule.routes.ts';

const statuses: Readonly<Record<WorldErrorCode, number>> = { not_found: 404, conflict: 409, invalid: 400 };

/**
 * The control API under `/_sim/`. Every POST must say that it is JSON: no foreign page can send that without being
 * asked first, and nobody who asks is let in.
 */
export function registerControl(app: FastifyInstance, context: Context): void {
  app.addHook('onRequest', async (request) => {
    if (request.method === 'POST' && request.headers['content-type'] !== 'application/json')
      throw new WorldError('invalid', 'The content type must be application/json.');
  });
  app.setErrorHandler((error: FastifyError | WorldError, _request, reply) => {
    if (error instanceof WorldError)
      return reply.code(statuses[error.code]).send({ error: { code: error.code, message: error.message } });
    const status = error.statusCode ?? 500;
    const message = status < 500 ? error.message : 'The simulator failed.';
    return reply.code(status).send({ error: { code: status < 500 ? 'invalid' : 'failed', message } });
  });
  for (const register of [
    registerPeopleControl,
    registerCrowdControl,
    registerAccountControl,
    registerScheduleControl,
    registerFaultControl,
    registerLatencyControl,
    registerRequestControl,
    registerMachineControl,
  ])
    register(app, context);
}
