import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { Config } from './config/config.ts';
import { type Context, createContext, type Ports } from './context.ts';
import { createOwnerRoute } from './features/access/create-owner.route.ts';
import { getSessionRoute } from './features/access/get-session.route.ts';
import { signInRoute } from './features/access/sign-in.route.ts';
import { signOutRoute } from './features/access/sign-out.route.ts';
import { listAuditRoute } from './features/audit/list-audit.route.ts';
import { createStoreRoute } from './features/stores/create-store.route.ts';
import { getStoreRoute } from './features/stores/get-store.route.ts';
import { listStoresRoute } from './features/stores/list-stores.route.ts';
import { updateStoreRoute } from './features/stores/update-store.route.ts';
import { createApp } from './http/app.ts';
import type { Route } from './http/define-route.ts';
import { type Job, Schedule } from './jobs/schedule.ts';

const hourMs = 3_600_000;

const routes: readonly Route[] = [
  getSessionRoute,
  signInRoute,
  signOutRoute,
  createOwnerRoute,
  listStoresRoute,
  createStoreRoute,
  getStoreRoute,
  updateStoreRoute,
  listAuditRoute,
];

/** A server that listens. Dispose it to finish the requests under way and close the database. */
export type Server = AsyncDisposable & {
  /** Where browsers reach it, without a slash at the end. */
  readonly url: string;
  readonly context: Context;
  /** Fastify itself, for tests that inject requests. */
  readonly app: FastifyInstance;
};

/** Opens the database, migrates it, creates the configured owner and listens. */
export async function createServer(config: Config, ports: Ports = {}): Promise<Server> {
  await using opened = new AsyncDisposableStack();
  let url = config.publicUrl ?? `http://localhost:${config.port}`;
  const context = opened.use(await createContext(config, ports, () => url));
  opened.use(Schedule.start(listJobs(context), context.log));
  if (config.owner !== null) await context.access.seedOwner(config.owner);
  const adminDirectory =
    ports.adminDirectory ?? fileURLToPath(new URL('../../admin/dist/web', import.meta.url));
  const app = await createApp(context, routes, adminDirectory);
  opened.defer(() => app.close());
  const address = await app.listen({ host: config.host, port: config.port });
  if (config.publicUrl === null) url = `http://localhost:${new URL(address).port}`;
  const held = opened.move();
  return { url, context, app, [Symbol.asyncDispose]: () => held.disposeAsync() };
}

function listJobs(context: Context): readonly Job[] {
  return [{ name: 'remove expired sessions', everyMs: hourMs, run: context.access.removeExpiredSessions }];
}
