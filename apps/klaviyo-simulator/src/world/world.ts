import { createGrants, type Grants } from './grants.ts';
import { createKeys, type Keys } from './keys.ts';
import type { Account, User } from './model.ts';
import { createPeople, type People } from './people.ts';
import { createSegments, type Segments } from './segments.ts';
import { getEntry, WorldError, type WorldStore } from './store.ts';
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
  /** The account with this id; the first one when none is named. */
  getAccount(id?: string): Account;
}

/** Puts the world together over one shared state. */
export function createWorld(store: WorldStore): World {
  return {
    people: createPeople(store),
    segments: createSegments(store),
    tokens: createTokens(store),
    grants: createGrants(store),
    keys: createKeys(store),
    accounts: () => [...store.state.accounts.values()],
    users: () => [...store.state.users.values()],
    getAccount(id) {
      if (id !== undefined) return getEntry(store.state.accounts, id, 'account');
      const [first] = store.state.accounts.values();
      if (first === undefined) throw new WorldError('not_found', 'This world has no account.');
      return first;
    },
  };
}
