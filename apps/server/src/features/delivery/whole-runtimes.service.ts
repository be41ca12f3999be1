import { LRUCache } from 'lru-cache';
import type { Database } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import { toBodies } from './compress.ts';
import { findRuntimeScript } from './runtimes.reads.ts';
import { keepRuntime } from './runtimes.store.ts';
import type { LoadedWhole, Runtimes } from './runtimes.ts';
import type { Script } from './script.ts';
import type { WholeRuntime } from './whole-runtime.ts';

type Ports = {
  readonly database: Database;
  readonly runtimes: Runtimes;
  readonly now: () => number;
};

/**
 * The scripts with all parts and without a configuration, which stores that want integrity load: that of this version,
 * and those of earlier ones, which stand in the pages of stores.
 */
export type WholeRuntimesService = {
  /** That of this version, kept from now on since it is about to be written into pages; nothing where it is not built. */
  readonly findCurrent: () => Promise<WholeRuntime | undefined>;
  /** Finds one by its revision, ready to send. */
  readonly find: (revision: string) => Promise<Script | undefined>;
};

/** How many earlier ones are in memory, ready to send. */
const mostReady = 8;

/** Makes the service that keeps these scripts. */
export function createWholeRuntimesService({ database, runtimes, now }: Ports): WholeRuntimesService {
  const { queryable } = database;
  const earlier = new LRUCache<string, Promise<Script | undefined>>({ max: mostReady });
  let keptRevision: string | undefined;

  const loadEarlier = async (revision: string): Promise<Script | undefined> => {
    const text = await findRuntimeScript(queryable, revision);
    return text === undefined ? undefined : { revision, bodies: await toBodies(text) };
  };

  return {
    async findCurrent() {
      const built = await findBuilt(runtimes);
      if (built === undefined) return undefined;
      const { revision, integrity } = built;
      if (keptRevision !== revision) {
        await keepRuntime(queryable, { revision, script: built.text, firstUsedAt: new Date(now()) });
        keptRevision = revision;
      }
      return { revision, integrity };
    },
    async find(revision) {
      const built = await findBuilt(runtimes);
      if (built?.revision === revision) return built;
      const loading = earlier.get(revision) ?? loadEarlier(revision);
      earlier.set(revision, loading);
      const found = await loading.catch((error: unknown) => {
        earlier.delete(revision);
        throw error;
      });
      // What is not there is not remembered: whoever tries many would push the others out.
      if (found === undefined) earlier.delete(revision);
      return found;
    },
  };
}

async function findBuilt(runtimes: Runtimes): Promise<LoadedWhole | undefined> {
  try {
    return await runtimes.loadWhole();
  } catch (error) {
    if (error instanceof Failure && error.code === 'unavailable') return undefined;
    throw error;
  }
}
