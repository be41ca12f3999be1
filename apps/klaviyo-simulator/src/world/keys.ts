import { randomBytes } from 'node:crypto';
import type { PrivateKey } from './model.ts';
import { getEntry, type WorldStore } from './store.ts';

interface NewKey {
  readonly accountId: string;
  readonly name: string;
  readonly scopes: readonly string[];
}

export interface Keys {
  list(accountId: string): PrivateKey[];
  find(key: string): PrivateKey | undefined;
  create(key: NewKey): PrivateKey;
  remove(key: string): void;
}

/** Private API keys (`pk_…`), each with its own scopes; all keys of an account share one quota (section 4). */
export function createKeys(store: WorldStore): Keys {
  return {
    list: (accountId) => [...store.state.privateKeys.values()].filter((key) => key.accountId === accountId),
    find: (key) => store.state.privateKeys.get(key),
    create({ accountId, name, scopes }) {
      getEntry(store.state.accounts, accountId, 'account');
      const key = { key: `pk_${randomBytes(17).toString('hex')}`, accountId, name, scopes: [...scopes] };
      store.state.privateKeys.set(key.key, key);
      store.changed();
      return key;
    },
    remove(key) {
      getEntry(store.state.privateKeys, key, 'private key');
      store.state.privateKeys.delete(key);
      store.changed();
    },
  };
}
