import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { scopeWords } from '../scopes.ts';
import { WorldError } from '../world/store.ts';
import { toInstallView, toSegmentView } from './describe.ts';
import { readBody } from './read-body.ts';

interface ById {
  Params: { id: string };
}

/** Segments, installs and private keys. */
export function registerAccountControl(app: FastifyInstance, context: Context): void {
  const { world } = context;
  app.post('/_sim/segments', (request, reply) => {
    const { account, ...segment } = readBody(request.body, {
      name: 'text',
      isActive: 'boolean?',
      isProcessing: 'boolean?',
      isStarred: 'boolean?',
      account: 'text?',
    });
    const created = world.segments.create({ ...segment, accountId: world.getAccount(account).id });
    return reply.code(201).send(toSegmentView(created));
  });
  app.patch<ById>('/_sim/segments/:id', (request) => {
    const changes = readBody(request.body, {
      name: 'text?',
      isActive: 'boolean?',
      isProcessing: 'boolean?',
      isStarred: 'boolean?',
    });
    return toSegmentView(world.segments.change(request.params.id, changes));
  });
  app.delete<ById>('/_sim/segments/:id', (request) => {
    world.segments.remove(request.params.id);
    return { removed: request.params.id };
  });

  app.get('/_sim/installs', () => world.grants.list().map((install) => toInstallView(context, install)));
  app.post<ById>('/_sim/installs/:id/uninstall', (request) => {
    readBody(request.body, {});
    return toInstallView(context, world.grants.uninstall(request.params.id));
  });
  app.post<ById>('/_sim/installs/:id/expire-access', (request) => {
    readBody(request.body, {});
    return { expired: world.grants.expireAccess(request.params.id) };
  });

  app.post('/_sim/keys', (request, reply) => {
    const { name, scopes, account } = readBody(request.body, {
      name: 'text',
      scopes: 'texts',
      account: 'text?',
    });
    const unknown = scopes.find((scope) => !scopeWords.has(scope));
    if (unknown !== undefined) throw new WorldError('invalid', `There is no scope "${unknown}".`);
    const created = world.keys.create({ name, scopes, accountId: world.getAccount(account).id });
    return reply.code(201).send(created);
  });
  app.delete<ById>('/_sim/keys/:id', (request) => {
    world.keys.remove(request.params.id);
    return { removed: true };
  });
}
