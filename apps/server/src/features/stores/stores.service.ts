import type { CreateStore, Member, Store, StoreSettings, UpdateStore } from '@facet/protocol';
import type { Database } from '../../db/database.ts';
import { newId } from '../../db/new-id.ts';
import { announceStoreChanged } from '../../db/store-changes.ts';
import { createStoreMemory } from '../../db/store-memory.ts';
import { inTransaction } from '../../db/transaction.ts';
import { Failure } from '../../errors.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { defaultSettings, findSettingProblems, toOrigins } from './store-settings.ts';
import { findStoreByPublicKey, getStore, type KeptStore, listStores } from './stores.reads.ts';
import { createStore, lockStore, saveStore } from './stores.store.ts';

type Ports = {
  readonly database: Database;
  readonly audit: AuditService;
  readonly now: () => number;
  readonly publicUrl: () => string;
};

/** The sites of this installation. */
export type StoresService = AsyncDisposable & {
  readonly list: () => Promise<readonly Store[]>;
  /** Throws `unknown_store`. */
  readonly get: (storeId: string) => Promise<Store>;
  /** Finds the store that a shop's page asks for; answered from memory most of the time. */
  readonly findByPublicKey: (publicKey: string) => Promise<Store | undefined>;
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
  publicUrl,
}: Ports): Promise<StoresService> {
  const { queryable } = database;
  const remembered = await createStoreMemory(database, (publicKey) =>
    findStoreByPublicKey(queryable, publicKey),
  );

  const toStore = (store: KeptStore): Store => ({
    ...store,
    snippet: `<script src="${publicUrl()}/s/${store.publicKey}.js"></script>`,
  });

  const get = async (storeId: string): Promise<Store> => toStore(await getStore(queryable, storeId));

  return {
    list: async () => (await listStores(queryable)).map(toStore),
    get,
    async findByPublicKey(publicKey) {
      const found = await remembered.get(publicKey);
      return found === undefined ? undefined : toStore(found);
    },
    async create({ name, origins }, member) {
      requireSound({ origins });
      const storeId = newId();
      const settings = { ...defaultSettings, origins: toOrigins(origins) };
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

function requireSound({ origins, timeZone }: SettingChanges): void {
  const problems = findSettingProblems({
    ...(origins === undefined ? {} : { origins }),
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  if (problems.length > 0) {
    throw new Failure('invalid_settings', 'Some settings cannot be right.', { problems });
  }
}

function mergeSettings(before: StoreSettings, changes: SettingChanges): StoreSettings {
  return {
    timeZone: changes.timeZone ?? before.timeZone,
    origins: toOrigins(changes.origins ?? before.origins),
    consent: changes.consent ?? before.consent,
    hideLimitMs: changes.hideLimitMs ?? before.hideLimitMs,
    latePolicy: changes.latePolicy ?? before.latePolicy,
    membershipMaxAgeMs: changes.membershipMaxAgeMs ?? before.membershipMaxAgeMs,
    membershipStaleLimitMs: changes.membershipStaleLimitMs ?? before.membershipStaleLimitMs,
    discounts: changes.discounts ?? before.discounts,
    javascriptConditions: changes.javascriptConditions ?? before.javascriptConditions,
  };
}
