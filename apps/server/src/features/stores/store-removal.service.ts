import type { RemoveStore } from '@facet/protocol';
import type { Database } from '../../db/database.ts';
import { announceStoreChanged } from '../../db/store-changes.ts';
import { inTransaction } from '../../db/transaction.ts';
import { Failure } from '../../errors.ts';
import type { Caller } from '../access/caller.ts';
import type { AuditService } from '../audit/audit.service.ts';
import type { KlaviyoService } from '../klaviyo/klaviyo.service.ts';
import { getStore } from './stores.reads.ts';
import { lockStore, removeStore } from './stores.store.ts';

/** Removes stores with everything that belongs to them. */
export type StoreRemovalService = {
  /** Gives Klaviyo's grant back, then removes all in one. Throws `unknown_store` or `not_confirmed`. */
  readonly remove: (storeId: string, input: RemoveStore, by: Caller) => Promise<void>;
};

/** Makes the service that removes stores. */
export function createStoreRemovalService(ports: {
  readonly database: Database;
  readonly audit: AuditService;
  readonly klaviyo: KlaviyoService;
}): StoreRemovalService {
  const { audit, klaviyo } = ports;
  const { queryable } = ports.database;
  return {
    async remove(storeId, { name }, by) {
      const store = await getStore(queryable, storeId);
      if (name.trim() !== store.name.trim()) {
        throw new Failure(
          'not_confirmed',
          'Nothing was deleted. Type the name of the store as it is shown.',
          {
            problems: [{ path: 'name', message: 'This is not the name of the store.' }],
          },
        );
      }
      await klaviyo.disconnect(storeId, by);
      await inTransaction(queryable, async (transaction) => {
        await lockStore(transaction, storeId);
        await removeStore(transaction, storeId);
        // Of the installation: the store's own entries are gone with it.
        await audit.record(transaction, {
          storeId: null,
          member: by,
          action: 'store.removed',
          target: storeId,
          before: { name: store.name, publicKey: store.publicKey, origins: store.settings.origins },
        });
        await announceStoreChanged(transaction, storeId);
      });
    },
  };
}
