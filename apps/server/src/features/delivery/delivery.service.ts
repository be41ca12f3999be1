import { readFile } from 'node:fs/promises';
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
import { createScript, type Script, toRevision } from './script.ts';

type Ports = {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly log: Log;
  readonly now: () => number;
  readonly publicUrl: () => string;
  /** The built script without a configuration. */
  readonly runtimeFile: string;
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

type Entry = {
  readonly script: Promise<Script | undefined>;
  readonly builtAt: number;
  readonly isStale: boolean;
};

/** Makes the service that keeps every store's script ready. */
export async function createDeliveryService(ports: Ports): Promise<DeliveryService> {
  const { database, secrets, log, now } = ports;
  const { queryable } = database;
  const entries = new LRUCache<string, Entry>({ max: 1000 });
  const unlisten = await listenToStoreChanges(database, () => {
    // A copy: writing while walking an LRU cache moves the written entry to where the walk still has to go, for ever.
    for (const [publicKey, entry] of [...entries.entries()])
      entries.set(publicKey, { ...entry, isStale: true });
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
      segmentKeyOf: (segmentId) => secrets.segmentKeyOf(store.id, segmentId),
    });
    return { ...content, revision: toRevision(JSON.stringify(content)) };
  };

  const build = async (publicKey: string): Promise<Script | undefined> => {
    const store = await findStoreByPublicKey(queryable, publicKey);
    if (store === undefined) return undefined;
    return await createScript(await loadRuntime(ports.runtimeFile), await buildConfiguration(store));
  };

  /** Builds anew; where that fails, what was there goes on being served. */
  const rebuild = async (publicKey: string, last: Entry | undefined): Promise<Script | undefined> => {
    try {
      const script = await build(publicKey);
      // Unknown keys are not remembered: whoever tries many would push the known ones out.
      if (script === undefined) entries.delete(publicKey);
      return script;
    } catch (err) {
      const before = await last?.script.catch(() => undefined);
      if (last === undefined || before === undefined) {
        entries.delete(publicKey);
        throw err;
      }
      entries.set(publicKey, { ...last, isStale: true });
      log.error({ err }, 'a script could not be built; the last one goes on being served');
      return before;
    }
  };

  return {
    async findScript(publicKey) {
      const last = entries.get(publicKey);
      if (last !== undefined && !last.isStale && now() - last.builtAt < freshMs) return await last.script;
      const script = rebuild(publicKey, last);
      entries.set(publicKey, { script, builtAt: now(), isStale: false });
      return await script;
    },
    buildConfiguration,
    [Symbol.asyncDispose]: unlisten,
  };
}

async function loadRuntime(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new Failure(
      'unavailable',
      'The storefront script is not built: run "npm run build" in packages/storefront.',
      {
        cause,
      },
    );
  }
}
