import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance } from 'fastify';
import { registerApi } from './api/api.routes.ts';
import { toApiErrorAnswer } from './api/api-answer.ts';
import { notFoundError } from './api/api-error.ts';
import type { Context } from './context.ts';
import { registerControl } from './control/control.routes.ts';
import { registerAuthorize } from './oauth/authorize.routes.ts';
import { registerToken } from './oauth/token.routes.ts';
import { registerClientProfiles } from './onsite/client-profiles.routes.ts';
import { registerScript } from './onsite/script.routes.ts';
import { registerPages } from './pages/pages.routes.ts';

/** All routes of the simulator, not yet listening. */
export function buildApp(context: Context): FastifyInstance {
  const app = fastify({
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 2_000 },
  });
  const scoped = (register: (app: FastifyInstance, context: Context) => void): void => {
    app.register(async (scope) => register(scope, context));
  };
  scoped(registerApi);
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    await scope.register(formbody);
    registerAuthorize(scope, context);
    registerToken(scope, context);
  });
  scoped(registerClientProfiles);
  scoped(registerScript);
  scoped(registerControl);
  scoped(registerPages);
  app.setNotFoundHandler((_request, reply) => {
    const answer = toApiErrorAnswer(notFoundError('The requested resource does not exist.'));
    return reply.code(404).headers(answer.headers).send(Buffer.from(answer.body));
  });
  return app;
}
