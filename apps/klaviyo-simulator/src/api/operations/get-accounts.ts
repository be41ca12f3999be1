import type { Operation } from '../call.ts';
import { accountFields, toAccountResource } from '../resources/account.ts';

/** Section 1.9: exactly one account, the one that the token acts for. */
export const getAccounts: Operation = {
  id: 'get_accounts',
  method: 'GET',
  path: '/api/accounts',
  scopes: ['accounts:read'],
  tier: 'XS',
  query: { fields: { account: accountFields } },
  answer: ({ context, accountId, query, url }) => ({
    data: [
      toAccountResource(context.world.getAccount(accountId), context.origin(), query.fields.get('account')),
    ],
    links: { self: url, next: null, prev: null },
  }),
};
