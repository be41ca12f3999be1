import { setTimeout as wait } from 'node:timers/promises';
import { type ExperienceDefinition, listParts } from '@facet/engine';
import type { StoreConfiguration } from '@facet/protocol';
import { LRUCache } from 'lru-cache';
import type { Secrets } from '../../config/secrets.ts';
import type { Database } from '../../db/database.ts';
import { listenToStoreChanges } from '../../db/store-changes.ts';
import { Failure } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { listExperiences } from '../experiences/experiences.reads.ts';
import { toReportsUrl } from '../installation/script-words.ts';
import { findCompany } from '../klaviyo/connection.reads.ts';
import { findCookieDomain } from '../stores/cookie-domain.ts';
import { toEndpoint } from '../stores/store-address.ts';
import { findStoreByPublicKey, type KeptStore } from '../stores/stores.reads.ts';
import { listAddons } from './addons.ts';
import { toConfigurationContent } from './configuration.ts';
import type { Runtimes } from './runtimes.ts';
import { createScript, type StoreScript, toRevision } from './script.ts';

type Ports = {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly log: Log;
  readonly now: () => number;
  /** Where stores' pages reach this server, unless they have an address of their own. */
  readonly storefrontUrl: () => string;
  readonly runtimes: Runtimes;
  /** Whether a proxy says the visitor's country. */
  readonly knowsCountry: boolean;
};

/** How a page loads the script: all in one, or only what starts one that it has loaded by itself. */
export type ScriptForm = 'joined' | 'start';

/** What a store's pages load. */
export type DeliveryService = AsyncDisposable & {
  /** Finds a store's script, built anew only when something changed. Throws `unavailable` where there is no runtime. */
  readonly findScript: (publicKey: string, form?: ScriptForm) => Promise<StoreScript | undefined>;
  /** Builds what the script carries for a store as it is now; with `published` instead of what runs, for a preview. */
  readonly buildConfiguration: (
    store: KeptStore,
    published?: readonly ExperienceDefinition[],
  ) => Promise<StoreConfiguration>;
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
  ready: StoreScript | undefined;
  building: Promise<StoreScript | undefined> | undefined;
  /** How many changes had been announced when it was last looked at. */
  asOf: number;
  lookAgainAt: number;
};

/** Makes the service that keeps every store's script ready. */
export async function createDeliveryService(ports: Ports): Promise<DeliveryService> {
  const { database, secrets, log, now, runtimes, knowsCountry } = ports;
  const { queryable } = database;
  const entries = new LRUCache<string, Entry>({ max: 1000 });
  let changes = 0;
  const unlisten = await listenToStoreChanges(database, () => {
    changes += 1;
  });

  const listRunning = async (storeId: string): Promise<readonly ExperienceDefinition[]> =>
    (await listExperiences(queryable, storeId, ['running'])).map(({ definition }) => definition);

  const buildConfiguration: DeliveryService['buildConfiguration'] = async (store, published) => {
    const [running, klaviyoCompany] = await Promise.all([
      published ?? listRunning(store.id),
      findCompany(queryable, store.id),
    ]);
    const content = toConfigurationContent({
      store,
      endpoint: toEndpoint(store, ports.storefrontUrl()),
      cookieDomain: findCookieDomain(store.settings.origins),
      klaviyoCompany,
      running,
      toKeys: {
        segment: (segmentId) => secrets.segmentKeyOf(store.id, segmentId),
        group: (name) => secrets.groupKeyOf(store.id, name),
      },
      knowsCountry,
      now: now(),
      leaveOut: (experience, err) =>
        log.error({ err, experience }, 'an experience cannot be published; the others are'),
    });
    const revision = toRevision(JSON.stringify(content));
    const reportsUrl = toReportsUrl(content.endpoint, { script: revision, consent: content.consent });
    return { ...content, revision, reportsUrl };
  };

  const build = async (
    publicKey: string,
    form: ScriptForm,
    last: StoreScript | undefined,
  ): Promise<StoreScript | undefined> => {
    const store = await findStoreByPublicKey(queryable, publicKey);
    if (store === undefined) return undefined;
    const configuration = await buildConfiguration(store);
    const { experiences } = configuration;
    const names = listAddons(store.settings, experiences);
    const addons = await Promise.all(names.map((name) => runtimes.loadAddon(name)));
    if (form === 'start') return await createScript({ addons, configuration }, last);
    const runtime = await runtimes.load(listParts(experiences));
    return await createScript({ runtime, addons, configuration }, last);
  };

  /** Builds anew; where that fails, what was there goes on being served. */
  const rebuild = async (
    publicKey: string,
    form: ScriptForm,
    entry: Entry,
  ): Promise<StoreScript | undefined> => {
    entry.asOf = changes;
    entry.lookAgainAt = now() + freshMs;
    try {
      entry.ready = await build(publicKey, form, entry.ready);
    } catch (err) {
      entry.lookAgainAt = now() + retryMs;
      if (entry.ready === undefined) throw err;
      log.error({ err }, 'a script could not be built; the last one goes on being served');
    } finally {
      entry.building = undefined;
      // Unknown keys are not remembered: whoever tries many would push the known ones out.
      if (entry.ready === undefined) entries.delete(`${form}/${publicKey}`);
    }
    return entry.ready;
  };

  return {
    async findScript(publicKey, form = 'joined') {
      const key = `${form}/${publicKey}`;
      const entry = entries.get(key) ?? {
        ready: undefined,
        building: undefined,
        asOf: -1,
        lookAgainAt: 0,
      };
      const isFresh = entry.asOf === changes && now() < entry.lookAgainAt;
      const last = entry.ready;
      if (last !== undefined && isFresh && entry.building === undefined) return last;
      entries.set(key, entry);
      entry.building ??= rebuild(publicKey, form, entry);
      return await Promise.race([entry.building, waitFor(last)]);
    },
    buildConfiguration,
    [Symbol.asyncDispose]: unlisten,
  };
}

/** A page that waits for its script is a page that stands still: it gets the last one, or none, in time. */
async function waitFor(last: StoreScript | undefined): Promise<StoreScript> {
  await wait(last === undefined ? longestMs : patienceMs, undefined, { ref: false });
  if (last === undefined) throw new Failure('unavailable', 'The script could not be built in time.');
  return last;
}
