import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance } from 'fastify';
import { registerApi } from './api/api.routes.ts';
import { toApiErrorAnswer } from './api/api-answer.ts';
import { notFoundError } from './api/api-error.ts';
import { type Clock, createClock } from './clock.ts';
import type { Context } from './context.ts';
import { registerControl } from './control/control.routes.ts';
import { createFaults, type Faults } from './faults.ts';
import { createLimits } from './limits.ts';
import { registerAuthorize } from './oauth/authorize.routes.ts';
import { createSessions } from './oauth/sessions.ts';
import { registerToken } from './oauth/token.routes.ts';
import { registerClientProfiles } from './onsite/client-profiles.routes.ts';
import { registerScript } from './onsite/script.routes.ts';
import type { SimulatorOptions } from './options.ts';
import { registerPages } from './pages/pages.routes.ts';
import { createWorldFile } from './persistence.ts';
import { createRequestLog, type RequestLog } from './requests.ts';
import { demoSeed } from './seed.ts';
import { readSnapshot, toSnapshot, toState, type WorldSnapshot } from './world/snapshot.ts';
import type { WorldStore } from './world/store.ts';
import { createWorld, type World } from './world/world.ts';

/** A running simulated Klaviyo. */
export interface Simulator extends AsyncDisposable {
  /** The origin under which everything is reached, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly world: World;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly requests: RequestLog;
  /** Back to the seed: people, grants, faults, limits, log-ins, log and time. */
  reset(): void;
  snapshot(): WorldSnapshot;
  /** Takes a snapshot back, or throws and changes nothing. */
  restore(snapshot: unknown): void;
}

function buildApp(context: Context): FastifyInstance {
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

/** Starts a simulated Klaviyo; `await using` or its async dispose stops it. */
export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  const clock = createClock(options.now ?? Date.now, () => store.changed());
  const seed = options.seed ?? demoSeed;
  const store: WorldStore = {
    state: toState(seed),
    now: () => clock.now(),
    changed() {
      file?.schedule();
      options.onChange?.();
    },
  };
  const snapshot = (): WorldSnapshot => toSnapshot(store.state, clock.offsetMs());
  const adopt = (value: unknown): void => {
    const { state, clockOffsetMs } = readSnapshot(value);
    store.state = state;
    clock.setOffset(clockOffsetMs);
  };
  const file = options.file === undefined ? undefined : createWorldFile(options.file, snapshot);
  const kept = file?.read();
  if (kept !== undefined) adopt(kept);

  const host = options.host ?? '127.0.0.1';
  let origin = '';
  const limits = createLimits(() => clock.now());
  const sessions = createSessions();
  const faults = createFaults();
  const requests = createRequestLog(() => clock.now());
  const restore = (value: unknown): void => {
    adopt(value);
    limits.clear();
    store.changed();
  };
  const reset = (): void => {
    store.state = toState(seed);
    clock.setOffset(0);
    for (const part of [limits, sessions, faults, requests]) part.clear();
    store.changed();
  };
  const world = createWorld(store);
  const app = buildApp({
    origin: () => origin,
    shopUrls: [options.shopUrl].flat(),
    clients: options.clients,
    clock,
    world,
    limits,
    faults,
    requests,
    sessions,
    reset,
    snapshot,
    restore,
  });
  await app.listen({ port: options.port, host });
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  origin = (options.publicUrl ?? `http://${host}:${port}`).replace(/\/$/, '');
  return {
    url: origin,
    port,
    world,
    clock,
    faults,
    requests,
    reset,
    snapshot,
    restore,
    async [Symbol.asyncDispose]() {
      await app.close();
      file?.flush();
    },
  };
}
