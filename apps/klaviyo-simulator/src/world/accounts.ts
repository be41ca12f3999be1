import { createShortId } from '../ids.ts';
import type { Account, User } from './model.ts';
import { getEntry, WorldError, type WorldStore } from './store.ts';

export interface NewAccount {
  /** Six letters and digits; made up unless told. */
  readonly id?: string;
  readonly organizationName: string;
  readonly websiteUrl?: string;
  readonly senderEmail?: string;
  readonly timezone?: string;
  readonly locale?: string;
  readonly currency?: string;
  readonly industry?: string;
  readonly testAccount?: boolean;
}

export interface Accounts {
  list(): Account[];
  listUsers(): User[];
  find(id: string): Account | undefined;
  /** The account with this id; the first one when none is named. */
  get(id?: string): Account;
  /** A new account and the one user who can consent for it, `user-<id>` with the password `demo-password`. */
  create(account: NewAccount): Account;
}

/** The accounts of the world and who can log in to them. */
export function createAccounts(store: WorldStore): Accounts {
  const createId = (): string => {
    const id = createShortId();
    return store.state.accounts.has(id) ? createId() : id;
  };
  return {
    list: () => [...store.state.accounts.values()],
    listUsers: () => [...store.state.users.values()],
    find: (id) => store.state.accounts.get(id),
    get(id) {
      if (id !== undefined) return getEntry(store.state.accounts, id, 'account');
      const [first] = store.state.accounts.values();
      if (first === undefined) throw new WorldError('not_found', 'This world has no account.');
      return first;
    },
    create(given) {
      const id = given.id ?? createId();
      if (!/^[A-Za-z0-9]{6}$/.test(id))
        throw new WorldError('invalid', 'The id of an account must be six letters and digits.');
      if (store.state.accounts.has(id))
        throw new WorldError('conflict', `There is an account with the id "${id}" already.`);
      const domain = `${id.toLowerCase()}.example`;
      const account: Account = {
        websiteUrl: `https://${domain}`,
        senderEmail: `hello@${domain}`,
        timezone: 'UTC',
        locale: 'en-US',
        currency: 'EUR',
        industry: 'Retail',
        testAccount: true,
        ...given,
        id,
      };
      const user: User = {
        id: `user-${id}`,
        accountId: id,
        name: `Owner of ${account.organizationName}`,
        email: `owner@${domain}`,
        password: 'demo-password',
      };
      store.state.accounts.set(id, account);
      store.state.users.set(user.id, user);
      store.changed();
      return account;
    },
  };
}
