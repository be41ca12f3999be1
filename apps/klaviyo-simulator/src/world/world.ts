import { createAccounts, type NewAccount } from './accounts.ts';
import { createGrants, type Grants } from './grants.ts';
import { createKeys, type Keys } from './keys.ts';
import type { Account, User } from './model.ts';
import { createPeople, type People } from './people.ts';
import { createSegments, type Segments } from './segments.ts';
import type { WorldStore } from './store.ts';
import { createTokens, type Tokens } from './tokens.ts';

/** Everything that can be seen and changed in the simulated Klaviyo. */
export interface World {
  readonly people: People;
  readonly segments: Segments;
  readonly tokens: Tokens;
  readonly grants: Grants;
  readonly keys: Keys;
  accounts(): Account[];
  users(): User[];
  findAccount(id: string): Account | undefined;
  /** The account with this id; the first one when none is named. */
  getAccount(id?: string): Account;
  /** A new account and the one user who can consent for it, `user-<id>` with the password `demo-password`. */
  createAccount(account: NewAccount): Account;
  /** Does work that must see the world at one moment: nothing scheduled happens until it is done. */
  hold<T>(work: () => T): T;
}

/** Puts the world together over one shared state. */
export function createWorld(store: WorldStore): World {
  const accounts = createAccounts(store);
  return {
    people: createPeople(store),
    segments: createSegments(store),
    tokens: createTokens(store),
    grants: createGrants(store),
    keys: createKeys(store),
    accounts: () => accounts.list(),
    users: () => accounts.listUsers(),
    findAccount: (id) => accounts.find(id),
    getAccount: (id) => accounts.get(id),
    createAccount: (account) => accounts.create(account),
    hold: (work) => store.hold(work),
  };
}
