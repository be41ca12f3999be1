import { createSimulator, type Simulator, type SimulatorOptions } from '@facet/klaviyo-simulator';
import { emptyLedger } from '@facet/membership';
import type { Store } from '@facet/protocol';
import type { Ports } from '../context.ts';
import { type Database, openDatabase } from '../db/database.ts';
import { openTestDatabase } from '../db/testing/test-databases.ts';
import { createLog } from '../log.ts';
import { type KlaviyoWorld, openKlaviyoWorld, shopOrigin, testClient } from './klaviyo-world.ts';

/** Processes of one installation over one database beside a simulated Klaviyo, all by one clock that can be moved. */
export type KlaviyoFleet = AsyncDisposable & {
  readonly simulator: Simulator;
  readonly worlds: readonly KlaviyoWorld[];
  /** The first process. */
  readonly world: KlaviyoWorld;
  readonly now: () => number;
  readonly advance: (ms: number) => void;
  /** One more process. */
  readonly start: () => Promise<KlaviyoWorld>;
  /** Makes a connected store with experiences for these segments; from then on calls to Klaviyo are counted. */
  readonly openStore: (segments: readonly string[], user?: string) => Promise<Store>;
  /** Everything back to the beginning, save rows that belong to no connection. */
  readonly reset: () => Promise<void>;
};

type FleetOptions = {
  readonly processes?: number;
  /** Of a PostgreSQL; without it, an embedded database in memory. */
  readonly databaseUrl?: string;
  readonly log?: Ports['log'];
  readonly simulator?: Partial<SimulatorOptions>;
};

/** Starts the simulator and the processes. */
export async function openKlaviyoFleet(options: FleetOptions = {}): Promise<KlaviyoFleet> {
  await using opened = new AsyncDisposableStack();
  let held: AsyncDisposableStack = opened;
  let skewMs = 0;
  const now = (): number => Date.now() + skewMs;
  const redirectUris: string[] = [];
  const clients = [{ ...testClient, redirectUris }];
  const simulator = opened.use(
    await createSimulator({ port: 0, now, shopUrl: shopOrigin, clients, ...options.simulator }),
  );
  const openNext =
    options.databaseUrl === undefined ? await shareEmbedded(opened) : toOpen(options.databaseUrl);
  const start = async (): Promise<KlaviyoWorld> => {
    const { log } = options;
    const ports: Ports = { now, jobs: false, openDatabase: openNext, ...(log === undefined ? {} : { log }) };
    return held.use(await openKlaviyoWorld(simulator.url, redirectUris, ports));
  };
  const world = await start();
  const worlds = [world];
  for (let count = 1; count < (options.processes ?? 1); count += 1) worlds.push(await start());
  const { queryable } = world.server.context.database;
  held = opened.move();
  return {
    simulator,
    worlds,
    world,
    now,
    advance(ms) {
      skewMs += ms;
    },
    start,
    async openStore(segments, user) {
      const store = await world.createStore();
      await world.connect(store, user);
      for (const segment of segments) await world.personalize(store, segment);
      // The first question would read the catalogue in the background.
      await world.owner('GET', `/api/v1/stores/${store.id}/segments`);
      simulator.requests.clear();
      return store;
    },
    async reset() {
      simulator.reset();
      await queryable.deleteFrom('klaviyo_connections').execute();
      // Emptied rather than deleted: processes know the versions of what they have seen.
      await queryable
        .updateTable('klaviyo_call_ledgers')
        .set((row) => ({ ledger: JSON.stringify(emptyLedger), version: row('version', '+', 1) }))
        .execute();
    },
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}

function toOpen(url: string): () => Promise<Database> {
  return () => openDatabase({ database: { kind: 'postgres', url }, dataDirectory: '' }, createLog('silent'));
}

/** One embedded database for all, which ends with the last of them. */
async function shareEmbedded(opened: AsyncDisposableStack): Promise<() => Promise<Database>> {
  const database = opened.use(await openTestDatabase());
  return async () => ({ ...database, [Symbol.asyncDispose]: async () => undefined });
}
