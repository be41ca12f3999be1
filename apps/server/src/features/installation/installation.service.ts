import type { Installation, PageLook } from '@facet/protocol';
import { LRUCache } from 'lru-cache';
import type { Database } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { StoreScript } from '../delivery/script.ts';
import { toEndpoint } from '../stores/store-address.ts';
import { getStore, type KeptStore } from '../stores/stores.reads.ts';
import { lookAtPage } from './look-at-page.ts';
import type { ScriptWords } from './script-words.ts';
import { listSightings, type Sighting } from './sightings.reads.ts';
import { type Glimpse, saveSighting } from './sightings.store.ts';

type Ports = {
  readonly database: Database;
  readonly now: () => number;
  readonly findScript: (publicKey: string) => Promise<StoreScript | undefined>;
  /** Where stores' pages reach this server, unless they have an address of their own. */
  readonly storefrontUrl: () => string;
  readonly report: (error: unknown) => void;
};

/** Whether the script is in the store's pages. Noting never throws and is never waited for. */
export type InstallationService = AsyncDisposable & {
  /** A page asked for the script. Behind a CDN only some of these get here. */
  readonly noteFetch: (store: KeptStore, origin: string | undefined) => void;
  /** A page of the store sent what only the running script sends. */
  readonly noteRun: (store: KeptStore, origin: string | undefined, words?: ScriptWords) => void;
  /** Throws `unknown_store`. */
  readonly get: (storeId: string) => Promise<Installation>;
  /** Loads a page of the store as it is and looks for the line. Throws `unknown_store` or `not_found`. */
  readonly look: (storeId: string, origin: string) => Promise<PageLook>;
};

/** The same is written down at most this often by each process. */
const noteEveryMs = 60_000;
/** Long enough that whoever has just opened the shop is seen although the last note is not a minute old. */
const nowMs = 2 * noteEveryMs;
const mostNoted = 5000;
/** Whoever asks can make up origins, and words of the script: no more of them are written down in a minute. */
const most = { own: 100, foreign: 40 } as const;

/** Makes the service that watches over the script in stores' pages. */
export function createInstallationService(ports: Ports): InstallationService {
  const { now, report } = ports;
  const { queryable } = ports.database;
  const noted = new LRUCache<string, number>({ max: mostNoted });
  const writing = new Set<Promise<void>>();

  const windows = new LRUCache<string, { readonly endsAt: number; left: number }>({ max: mostNoted });

  /** Whether so much was noted of a store lately that somebody must be making it up. */
  const isFlooded = ({ id, settings }: KeptStore, origin: string, at: number): boolean => {
    const whose = settings.origins.includes(origin) ? 'own' : 'foreign';
    const known = windows.get(`${id} ${whose}`);
    const isOver = known === undefined || known.endsAt <= at || known.endsAt > at + noteEveryMs;
    const window = isOver ? { endsAt: at + noteEveryMs, left: most[whose] } : known;
    if (isOver) windows.set(`${id} ${whose}`, window);
    window.left -= 1;
    return window.left < 0;
  };

  const note = (store: KeptStore, glimpse: Omit<Glimpse, 'storeId' | 'at'>): void => {
    const { by, origin, script = '', consent = '' } = glimpse;
    const key = `${store.id} ${by} ${origin} ${script} ${consent}`;
    const at = now();
    const last = noted.get(key);
    if (last !== undefined && at - last < noteEveryMs) return;
    if (isFlooded(store, origin, at)) return;
    noted.set(key, at);
    const write = saveSighting(
      queryable,
      { ...glimpse, storeId: store.id, at: new Date(at) },
      store.settings.origins,
    )
      .catch(report)
      .finally(() => writing.delete(write));
    writing.add(write);
  };

  return {
    noteFetch(store, origin) {
      if (origin !== undefined) note(store, { origin, by: 'fetch' });
    },
    noteRun(store, origin, words) {
      if (origin !== undefined) note(store, { origin, by: 'run', ...words });
    },
    async get(storeId) {
      const store = await getStore(queryable, storeId);
      const sightings = await listSightings(queryable, storeId);
      const script = sightings.length === 0 ? undefined : await ports.findScript(store.publicKey);
      return toInstallation(store, sightings, script?.configuration, now());
    },
    async look(storeId, origin) {
      const store = await getStore(queryable, storeId);
      if (!store.settings.origins.includes(origin)) {
        throw new Failure('not_found', 'This address is not one of the store’s. Add it in Settings first.');
      }
      const endpoint = toEndpoint(store, ports.storefrontUrl());
      return await lookAtPage({ origin, publicKey: store.publicKey, endpoint });
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(writing);
    },
  };
}

function toInstallation(
  { settings }: KeptStore,
  sightings: readonly Sighting[],
  current: string | undefined,
  now: number,
): Installation {
  return {
    consent: settings.consent,
    origins: settings.origins.map((origin) => {
      const sighting = sightings.find((one) => one.origin === origin);
      const lastSeenAt = sighting?.lastSeenAt;
      const state =
        lastSeenAt === undefined ? 'never' : now - lastSeenAt.getTime() < nowMs ? 'now' : 'earlier';
      return {
        origin,
        state,
        fetchedAt: sighting?.fetchedAt?.toISOString() ?? null,
        ranAt: sighting?.ranAt?.toISOString() ?? null,
        lastSeenAt: lastSeenAt?.toISOString() ?? null,
        script: sighting?.script ?? null,
        isCurrent: typeof sighting?.script === 'string' ? sighting.script === current : null,
        consent: sighting?.consent ?? null,
      };
    }),
    elsewhere: sightings
      .filter(({ origin }) => !settings.origins.includes(origin))
      .slice(0, 10)
      .map(({ origin, lastSeenAt }) => ({ origin, lastSeenAt: lastSeenAt.toISOString() })),
  };
}
