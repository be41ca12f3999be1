import type { ChangeAccount, ChangePassword } from '@facet/protocol';
import type { Database } from '../../db/database.ts';
import { inTransaction } from '../../db/transaction.ts';
import { Failure } from '../../errors.ts';
import type { AuditService } from '../audit/audit.service.ts';
import type { AccessService } from './access.service.ts';
import { type Caller, toMember } from './caller.ts';
import { removePasswordLinks } from './entry-links.store.ts';
import { findMemberById } from './members.reads.ts';
import { lockPassword, saveMember } from './members.store.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { removeSessionsOf } from './sessions.store.ts';

/** What members change about themselves. */
export type AccountService = {
  readonly rename: (caller: Caller, input: ChangeAccount) => Promise<void>;
  /** Signs all browsers out and this one in again; its new token. Throws `wrong_password`. */
  readonly changePassword: (caller: Caller, input: ChangePassword) => Promise<string>;
  readonly signOutEverywhere: (caller: Caller) => Promise<void>;
};

type Ports = {
  readonly database: Database;
  readonly audit: AuditService;
  readonly access: AccessService;
};

/** Makes the service by which members change what is their own. */
export function createAccountService({ database, audit, access }: Ports): AccountService {
  const { queryable } = database;
  return {
    rename: (caller, { name }) =>
      inTransaction(queryable, async (transaction) => {
        if (name === caller.name) return;
        await saveMember(transaction, caller.id, { name });
        await audit.record(transaction, {
          storeId: null,
          member: caller,
          action: 'member.renamed',
          target: caller.id,
          before: { name: caller.name },
          after: { name },
        });
      }),
    async changePassword(caller, { present, password }) {
      const known = await findMemberById(queryable, caller.id);
      if (known === undefined || !(await verifyPassword(present, known.passwordHash))) refusePassword();
      const passwordHash = await hashPassword(password);
      return await inTransaction(queryable, async (transaction) => {
        if (!(await lockPassword(transaction, caller.id, known.passwordHash))) refusePassword();
        await saveMember(transaction, caller.id, { password_hash: passwordHash });
        await removeSessionsOf(transaction, caller.id);
        await removePasswordLinks(transaction, caller.id);
        await audit.record(transaction, {
          storeId: null,
          member: caller,
          action: 'member.password_changed',
          target: caller.id,
          after: { name: caller.name },
        });
        return await access.startSession(transaction, toMember(caller));
      });
    },
    signOutEverywhere: (caller) =>
      inTransaction(queryable, async (transaction) => {
        await removeSessionsOf(transaction, caller.id);
        await audit.record(transaction, {
          storeId: null,
          member: caller,
          action: 'member.signed_out_everywhere',
          target: caller.id,
          after: { name: caller.name },
        });
      }),
  };
}

function refusePassword(): never {
  throw new Failure('wrong_password', 'Nothing was changed. Type the password that you sign in with now.', {
    problems: [{ path: 'present', message: 'This is not your present password.' }],
  });
}
