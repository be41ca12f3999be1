import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { CreateOwner, Member, SignIn } from '@facet/protocol';
import type { Secrets } from '../../config/secrets.ts';
import type { Database, Queryable } from '../../db/database.ts';
import { newId } from '../../db/new-id.ts';
import { inTransaction } from '../../db/transaction.ts';
import { Failure } from '../../errors.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { findMemberByEmail, hasMembers } from './members.reads.ts';
import { createMember, lockMembersAreNone, lockPassword } from './members.store.ts';
import { hashPassword, verifyPassword } from './password.ts';
import {
  createSession,
  findSession,
  removeExpiredSessions,
  removeSession,
  saveSessionExpiry,
} from './sessions.store.ts';

const dayMs = 86_400_000;
const sessionLifeMs = 30 * dayMs;

type Ports = {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly audit: AuditService;
  readonly now: () => number;
};

/** Who may come in. */
export type AccessService = {
  /** Finds the member of a session and lets it last another 30 days. */
  readonly findMember: (token: string) => Promise<Member | null>;
  /** Whether the first person is still to come. */
  readonly needsOwner: () => Promise<boolean>;
  /** Creates the first person and signs them in. Throws `wrong_setup_code` or `owner_exists`. */
  readonly createOwner: (input: CreateOwner) => Promise<{ readonly member: Member; readonly token: string }>;
  /** Creates the first person without a set-up code, where there is none yet: for a start by configuration. */
  readonly seedOwner: (owner: { readonly email: string; readonly password: string }) => Promise<void>;
  /** Throws `wrong_credentials`, after the same time whether or not the e-mail address is known. */
  readonly signIn: (input: SignIn) => Promise<{ readonly member: Member; readonly token: string }>;
  readonly signOut: (token: string) => Promise<void>;
  /** Signs a member in, in a transaction that lets them in for another reason; the session's token. */
  readonly startSession: (transaction: Queryable, member: Member) => Promise<string>;
  readonly removeExpiredSessions: () => Promise<void>;
};

/** Makes the service that keeps members and their sessions. */
export function createAccessService({ database, secrets, audit, now }: Ports): AccessService {
  const { queryable } = database;
  const hashOf = (token: string): string => secrets.hashOf('session', token);
  // Verified against when nobody has the e-mail address, so that both answers take as long.
  const nobody = hashPassword(randomBytes(16).toString('base64url'));

  const find = async (token: string): Promise<Member | null> => {
    const tokenHash = hashOf(token);
    const found = await findSession(queryable, tokenHash, new Date(now()));
    if (found === undefined) return null;
    const expiresAt = now() + sessionLifeMs;
    // One write a day is enough.
    if (expiresAt - found.expiresAt.getTime() > dayMs) {
      await saveSessionExpiry(queryable, tokenHash, new Date(expiresAt));
    }
    return found.member;
  };

  const start = async (transaction: Queryable, member: Member): Promise<string> => {
    const token = randomBytes(32).toString('base64url');
    const at = now();
    await createSession(transaction, {
      token_hash: hashOf(token),
      member_id: member.id,
      created_at: new Date(at),
      expires_at: new Date(at + sessionLifeMs),
    });
    return token;
  };

  const addOwner = async (
    person: Omit<CreateOwner, 'setupCode'>,
  ): Promise<{ readonly member: Member; readonly token: string }> => {
    const passwordHash = await hashPassword(person.password);
    const member: Member = { id: newId(), email: person.email, name: person.name, role: 'owner' };
    return await inTransaction(queryable, async (transaction) => {
      if (!(await lockMembersAreNone(transaction))) {
        throw new Failure('owner_exists', 'This installation has its owner: sign in instead.');
      }
      await createMember(transaction, {
        ...member,
        password_hash: passwordHash,
        created_at: new Date(now()),
      });
      await audit.record(transaction, { storeId: null, member, action: 'owner.created', target: member.id });
      return { member, token: await start(transaction, member) };
    });
  };

  return {
    findMember: find,
    needsOwner: async () => !(await hasMembers(queryable)),
    async createOwner({ setupCode, ...person }) {
      if (await hasMembers(queryable)) {
        throw new Failure('owner_exists', 'This installation has its owner: sign in instead.');
      }
      const same = timingSafeEqual(
        Buffer.from(secrets.hashOf('setup-code', toCompared(setupCode))),
        Buffer.from(secrets.hashOf('setup-code', toCompared(secrets.setupCode))),
      );
      if (!same) {
        const message = 'This is not the set-up code that the server printed when it started.';
        throw new Failure('wrong_setup_code', message, { problems: [{ path: 'setupCode', message }] });
      }
      return await addOwner(person);
    },
    async seedOwner({ email, password }) {
      if (await hasMembers(queryable)) return;
      try {
        const { token } = await addOwner({ name: 'Owner', email, password });
        await removeSession(queryable, hashOf(token));
      } catch (error) {
        // Another process that started at the same moment was first.
        if (!(error instanceof Failure && error.code === 'owner_exists')) throw error;
      }
    },
    async signIn({ email, password }) {
      const found = await findMemberByEmail(queryable, email.trim());
      const matches = await verifyPassword(password, found?.passwordHash ?? (await nobody));
      // Verifying takes a while: who has just lost their password to another one is not to come in by it.
      const token =
        found === undefined || !matches
          ? undefined
          : await inTransaction(queryable, async (transaction) =>
              (await lockPassword(transaction, found.member.id, found.passwordHash))
                ? await start(transaction, found.member)
                : undefined,
            );
      if (found === undefined || token === undefined) {
        throw new Failure(
          'wrong_credentials',
          'No member has this e-mail address with this password. Capital letters count in passwords. If you have forgotten yours, ask an owner of the installation for a link to set a new one; its only owner asks whoever runs the server.',
        );
      }
      return { member: found.member, token };
    },
    signOut: (token) => removeSession(queryable, hashOf(token)),
    startSession: start,
    removeExpiredSessions: () => removeExpiredSessions(queryable, new Date(now())),
  };
}

/** A set-up code as it is compared: it is copied by eye, and nobody should mind how it is written. */
function toCompared(setupCode: string): string {
  return setupCode.toLowerCase().replaceAll(/[\s\p{Pd}]/gu, '');
}
