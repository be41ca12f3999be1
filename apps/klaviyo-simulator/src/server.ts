import { setTimeout as sleep } from 'node:timers/promises';
import { buildApp } from './app.ts';
import { type Clock, createClock } from './clock.ts';
import { createFaults, type Faults } from './faults.ts';
import { createLatencyDial, type LatencyDial } from './latency.ts';
import { createLimits } from './limits.ts';
import { createSessions } from './oauth/sessions.ts';
import type { SimulatorOptions } from './options.ts';
import { createWorldFile } from './persistence.ts';
import { createRequestLog, type RequestLog } from './requests.ts';
import { demoSeed } from './seed.ts';
import { createTiers } from './tiers.ts';
import { readSnapshot, toSnapshot, toState, type WorldSnapshot } from './world/snapshot.ts';
import { createStore } from './world/store.ts';
import { createWorld, type World } from './world/world.ts';

/** A running simulated Klaviyo. */
export interface Simulator extends AsyncDisposable {
  /** The origin under which everything is reached, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly world: World;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly latency: LatencyDial;
  readonly requests: RequestLog;
  /** Back to the seed and the options: people, grants, faults, latency, limits, log-ins, log and time. */
  reset(): void;
  snapshot(): WorldSnapshot;
  /** Takes a snapshot back, or throws and changes nothing. */
  restore(snapshot: unknown): void;
}

/** Starts a simulated Klaviyo; `await using` or its async dispose stops it. */
export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  const clock = createClock(options.now ?? Date.now, () => store.changed());
  const seed = options.seed ?? demoSeed;
  const store = createStore(
    toState(seed),
    () => clock.now(),
    () => {
      file?.schedule();
      options.onChange?.();
    },
  );
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
  const random = options.random ?? Math.random;
  const faults = createFaults(() => clock.now(), random);
  const latency = createLatencyDial(options.latency ?? {}, random);
  const requests = createRequestLog(() => clock.now());
  const restore = (value: unknown): void => {
    adopt(value);
    limits.clear();
    store.changed();
  };
  const reset = (): void => {
    store.state = toState(seed);
    clock.setOffset(0);
    for (const part of [limits, sessions, faults, latency, requests]) part.clear();
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
    tiers: createTiers(options.steadyL ?? 750),
    faults,
    latency,
    wait: options.wait ?? ((ms) => sleep(ms, undefined, { ref: false })),
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
    latency,
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
