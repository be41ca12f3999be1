import { setTimeout as wait } from 'node:timers/promises';
import { listParts } from '@facet/engine';
import type { StoreConfiguration } from '@facet/protocol';
import { LRUCache } from 'lru-cache';
import type { Secrets } from '../../config/secrets.ts';
import type { Database } from '../../db/database.ts';
import { listenToStoreChanges } from '../../db/store-changes.ts';
import { Failure } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { listExperiences } from '../experiences/experiences.reads.ts';
import { findCompany } from '../klaviyo/connection.reads.ts';
import { findStoreByPublicKey, type KeptStore } from '../stores/stores.reads.ts';
import { toConfigurationContent } from './configuration.ts';
import { createRuntimes } from './runtimes.ts';
import { createScript, type Script, toRevision } from './script.ts';

type Ports = {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly log: Log;
  readonly now: () => number;
  readonly publicUrl: () => string;
  /** Where the built scripts without a configuration are. */
  readonly runtimeDirectory: string;
  /** Whether a proxy says the visitor's country. */
  readonly knowsCountry: boolean;
};

/** What a store's pages load. */
export type DeliveryService = AsyncDisposable & {
  /** Finds a store's script, built anew only when something changed. Throws `unavailable` where there is no runtime. */
  readonly findScript: (publicKey: string) => Promise<Script | undefined>;
  /** Builds what the script carries for a store as it is now. */
  readonly buildConfiguration: (store: KeptStore) => Promise<StoreConfiguration>;
};

/** Announcements can be lost; a script is looked at again after this time in any case. */
const freshMs = 60_000;
/** How long after a failure it is tried again. */
const retryMs = 5_000;
/** How long a page waits for a newer script where there is an older one. */
const patienceMs = 300;
/** How long a page waits for the first one. */
const longestMs = 3_000;

type Entry = {
  ready: Script | undefined;
  building: Promise<Script | undefined> | undefined;
  /** How many changes had been announced when it was last looked at. */
  asOf: number;
  lookAgainAt: number;
};

/** Makes the service that keeps every store's script ready. */
export async function createDeliveryService(ports: Ports): Promise<DeliveryService> {
  const { database, secrets, log, now, knowsCountry } = ports;
  const { queryable } = database;
  const runtimes = createRuntimes(ports.runtimeDirectory);
  const entries = new LRUCache<string, Entry>({ max: 1000 });
  let changes = 0;
  const unlisten = await listenToStoreChanges(database, () => {
    changes += 1;
  });

  const buildConfiguration = async (store: KeptStore): Promise<StoreConfiguration> => {
    const [running, klaviyoCompany] = await Promise.all([
      listExperiences(queryable, store.id, ['running']),
      findCompany(queryable, store.id),
    ]);
    const content = toConfigurationContent({
      store,
      endpoint: `${ports.publicUrl()}/s/${store.publicKey}`,
      klaviyoCompany,
      running: running.map((experience) => experience.definition),
      toKeys: {
        segment: (segmentId) => secrets.segmentKeyOf(store.id, segmentId),
        group: (name) => secrets.groupKeyOf(store.id, name),
      },
      knowsCountry,
      now: now(),
      leaveOut: (experience, err) =>
        log.error({ err, experience }, 'an experience cannot be published; the others are'),
    });
    return { ...content, revision: toRevision(JSON.stringify(content)) };
  };

  const build = async (publicKey: string, last: Script | undefined): Promise<Script | undefined> => {
    const store = await findStoreByPublicKey(queryable, publicKey);
    if (store === undefined) return undefined;
    const configuration = await buildConfiguration(store);
    const runtime = await runtimes.load(listParts(configuration.experiences));
    return await createScript(runtime, configuration, last);
  };

  /** Builds anew; where that fails, what was there goes on being served. */
  const rebuild = async (publicKey: string, entry: Entry): Promise<Script | undefined> => {
    entry.asOf = changes;
    entry.lookAgainAt = now() + freshMs;
    try {
      entry.ready = await build(publicKey, entry.ready);
      // Unknown keys are not remembered: whoever tries many would push the known ones out.
      if (entry.ready === undefined) entries.delete(publicKey);
    } catch (err) {
      if (entry.ready === undefined) entries.delete(publicKey);
      entry.lookAgainAt = now() + retryMs;
      if (entry.ready === undefined) throw err;
      log.error({ err }, 'a script could not be built; the last one goes on being served');
    } finally {
      entry.building = undefined;
    }
    return entry.ready;
  };

  return {
    async findScript(publicKey) {
      const entry = entries.get(publicKey) ?? {
        ready: undefined,
        building: undefined,
        asOf: -1,
        lookAgainAt: 0,
      };
      const isFresh = entry.asOf === changes && now() < entry.lookAgainAt;
      const last = entry.ready;
      if (last !== undefined && isFresh && entry.building === undefined) return last;
      entries.set(publicKey, entry);
      entry.building ??= rebuild(publicKey, entry);
      return await Promise.race([entry.building, waitFor(last)]);
    },
    buildConfiguration,
    [Symbol.asyncDispose]: unlisten,
  };
}

/** A page that waits for its script is a page that stands still: it gets the last one, or none, in time. */
async function waitFor(last: Script | undefined): Promise<Script> {
  await wait(last === undefined ? longestMs : patienceMs, undefined, { ref: false });
  if (last === undefined) throw new Failure('unavailable', 'The script could not be built in time.');
  return last;
}
