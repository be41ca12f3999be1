import {
  type CreateStore,
  guessCurrency,
  type Member,
  type Store,
  type StoreSettings,
  type UpdateStore,
} from '@facet/protocol';
import type { Database } from '../../db/database.ts';
import { newId } from '../../db/new-id.ts';
import { announceStoreChanged } from '../../db/store-changes.ts';
import { createStoreMemory } from '../../db/store-memory.ts';
import { inTransaction } from '../../db/transaction.ts';
import { Failure } from '../../errors.ts';
import type { AuditService } from '../audit/audit.service.ts';
import type { WholeRuntimesService } from '../delivery/whole-runtimes.service.ts';
import { findAddress, findAddressProblem, toSnippets } from './store-address.ts';
import { defaultSettings, findSettingProblems, toOrigins } from './store-settings.ts';
import { findStoreByPublicKey, getStore, type KeptStore, listStores } from './stores.reads.ts';
import { createStore, lockStore, saveStore } from './stores.store.ts';

type Ports = {
  readonly database: Database;
  readonly audit: AuditService;
  readonly now: () => number;
  /** Where stores' pages reach this server, unless they have an address of their own. */
  readonly storefrontUrl: () => string;
  readonly wholeRuntimes: WholeRuntimesService;
};

/** The sites of this installation. */
export type StoresService = AsyncDisposable & {
  readonly list: () => Promise<readonly Store[]>;
  /** Throws `unknown_store`. */
  readonly get: (storeId: string) => Promise<Store>;
  /** Finds the store that a shop's page asks for; answered from memory most of the time. */
  readonly findByPublicKey: (publicKey: string) => Promise<KeptStore | undefined>;
  /** Throws `invalid_settings`. */
  readonly create: (input: CreateStore, member: Member | null) => Promise<Store>;
  /** Changes what is named. Throws `unknown_store` or `invalid_settings`. */
  readonly update: (storeId: string, input: UpdateStore, member: Member | null) => Promise<Store>;
};

/** Makes the service that keeps stores. */
export async function createStoresService({
  database,
  audit,
  now,
  storefrontUrl,
  wholeRuntimes,
}: Ports): Promise<StoresService> {
  const { queryable } = database;
  const remembered = await createStoreMemory(database, (publicKey) =>
    findStoreByPublicKey(queryable, publicKey),
  );

  const toStore = async (store: KeptStore): Promise<Store> => {
    const snippets = toSnippets(store, storefrontUrl(), await wholeRuntimes.findCurrent());
    return { ...store, snippet: snippets.plain, snippets };
  };

  const get = async (storeId: string): Promise<Store> => await toStore(await getStore(queryable, storeId));

  return {
    list: async () => await Promise.all((await listStores(queryable)).map(toStore)),
    get,
    findByPublicKey: (publicKey) => remembered.get(publicKey),
    async create({ name, origins, timeZone, currency }, member) {
      requireSound({ origins, timeZone, currency });
      const storeId = newId();
      const settings = {
        ...defaultSettings,
        origins: toOrigins(origins),
        timeZone: timeZone ?? defaultSettings.timeZone,
        currency: currency ?? guessCurrency(origins),
      };
      await inTransaction(queryable, async (transaction) => {
        await createStore(transaction, {
          id: storeId,
          name,
          publicKey: newId(12),
          settings,
          createdAt: new Date(now()),
        });
        await audit.record(transaction, {
          storeId,
          member,
          action: 'store.created',
          target: storeId,
          after: { name, settings },
        });
      });
      return await get(storeId);
    },
    async update(storeId, input, member) {
      requireSound(input.settings ?? {});
      await inTransaction(queryable, async (transaction) => {
        await lockStore(transaction, storeId);
        const before = await getStore(transaction, storeId);
        const after = {
          name: input.name ?? before.name,
          settings: mergeSettings(before.settings, input.settings ?? {}),
        };
        if (input.settings?.address !== undefined) requireReachable(after.settings, storefrontUrl());
        await saveStore(transaction, storeId, after);
        await audit.record(transaction, {
          storeId,
          member,
          action: 'store.changed',
          target: storeId,
          before: { name: before.name, settings: before.settings },
          after,
        });
        await announceStoreChanged(transaction, storeId);
      });
      return await get(storeId);
    },
    [Symbol.asyncDispose]: () => remembered[Symbol.asyncDispose](),
  };
}

type SettingChanges = NonNullable<UpdateStore['settings']>;

function requireSound({ origins, timeZone, address, currency }: SettingChanges): void {
  const problems = findSettingProblems({ origins, timeZone, address, currency });
  if (problems.length > 0) {
    throw new Failure('invalid_settings', 'Some settings cannot be right.', { problems });
  }
}

function requireReachable({ address, origins }: StoreSettings, storefrontUrl: string): void {
  const message = address === null ? undefined : findAddressProblem(address, origins, storefrontUrl);
  if (message === undefined) return;
  throw new Failure('invalid_settings', 'Some settings cannot be right.', {
    problems: [{ path: 'address', message }],
  });
}

function mergeSettings(before: StoreSettings, changes: SettingChanges): StoreSettings {
  return {
    timeZone: changes.timeZone ?? before.timeZone,
    currency: changes.currency ?? before.currency,
    origins: toOrigins(changes.origins ?? before.origins),
    consent: changes.consent ?? before.consent,
    hideLimitMs: changes.hideLimitMs ?? before.hideLimitMs,
    latePolicy: changes.latePolicy ?? before.latePolicy,
    membershipMaxAgeMs: changes.membershipMaxAgeMs ?? before.membershipMaxAgeMs,
    membershipStaleLimitMs: changes.membershipStaleLimitMs ?? before.membershipStaleLimitMs,
    discounts: changes.discounts ?? before.discounts,
    address: mergeAddress(before.address, changes.address),
    globalPrivacyControl: changes.globalPrivacyControl ?? before.globalPrivacyControl,
    relays: [...new Set(changes.relays ?? before.relays)],
    cartDetection: changes.cartDetection ?? before.cartDetection,
    javascriptConditions: changes.javascriptConditions ?? before.javascriptConditions,
  };
}

/** `null` takes the address away, nothing leaves it as it is. */
function mergeAddress(before: string | null, change: string | null | undefined): string | null {
  if (change === undefined) return before;
  return change === null ? null : (findAddress(change) ?? null);
}
