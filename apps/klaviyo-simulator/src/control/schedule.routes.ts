import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import type { ScheduledChange } from '../world/model.ts';
import { WorldError } from '../world/store.ts';
import { readBody, readChoice } from './read-body.ts';

interface ById {
  Params: { id: string };
}

/** `{ atMs, profile, change }`, or `{ atMs, isActive, isProcessing }` with one of the two or both. */
function readChange(segment: string, item: unknown): ScheduledChange {
  const { atMs, profile, change, ...flags } = readBody(item, {
    atMs: 'number',
    profile: 'text?',
    change: 'text?',
    isActive: 'boolean?',
    isProcessing: 'boolean?',
  });
  if (profile === undefined && change === undefined) return { atMs, segment, ...flags };
  if (profile === undefined || change === undefined || Object.keys(flags).length > 0)
    throw new WorldError('invalid', 'A change is either "profile" and "change" together, or flags.');
  return { atMs, segment, profile, change: readChoice('change', change, ['in', 'out']) };
}

/** What segments do by themselves when simulated time comes to it. */
export function registerScheduleControl(app: FastifyInstance, context: Context): void {
  const { segments } = context.world;
  app.get<ById>('/_sim/segments/:id/schedule', (request) =>
    segments.listScheduled(segments.get(request.params.id).id),
  );
  app.post<ById>('/_sim/segments/:id/schedule', { bodyLimit: 64 * 1024 * 1024 }, (request, reply) => {
    const { id } = segments.get(request.params.id);
    const { changes } = readBody(request.body, { changes: 'list' });
    segments.schedule(changes.map((item) => readChange(id, item)));
    return reply.code(201).send({ pending: segments.listScheduled(id).length });
  });
}
