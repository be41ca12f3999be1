import { randomBytes } from 'node:crypto';
import type { Entry, EntryLink, Member, UseEntryLink } from '@facet/protocol';
import type { Secrets } from '../../config/secrets.ts';
import type { Database, Queryable } from '../../db/database.ts';
import { newId } from '../../db/new-id.ts';
import { isUniqueViolation } from '../../db/sql-error.ts';
import { inTransaction } from '../../db/transaction.ts';
import { Failure } from '../../errors.ts';
import type { AuditService } from '../audit/audit.service.ts';
import type { AccessService } from './access.service.ts';
import type { Caller } from './caller.ts';
import {
  createEntryLink,
  findEntryLink,
  type KeptEntryLink,
  removeExpiredEntryLinks,
  takeEntryLink,
} from './entry-links.store.ts';
import { findMemberById } from './members.reads.ts';
import { createMember, saveMember } from './members.store.ts';
import { hashPassword } from './password.ts';
import { removeSessionsOf } from './sessions.store.ts';

const lifeMs = 7 * 86_400_000;

type NewLink =
  | { readonly kind: 'invitation'; readonly email: string; readonly role: Member['role'] }
  | { readonly kind: 'password'; readonly email: string; readonly memberId: string };

/** Links that let somebody in once. */
export type EntryLinksService = {
  /**
   * Makes a link in the transaction that writes down who did; `null` is whoever runs the server. An earlier one for the
   * same person ends.
   */
  readonly create: (
    transaction: Queryable,
    link: NewLink,
    by: Caller | null,
  ) => Promise<{ readonly id: string; readonly link: EntryLink }>;
  /** What a link is for. Throws `entry_link_over`. */
  readonly read: (secret: string) => Promise<Entry>;
  /** Joins or sets a new password, and signs in. Throws `entry_link_over`, `email_taken` or `invalid_body`. */
  readonly use: (input: UseEntryLink) => Promise<{ readonly member: Member; readonly token: string }>;
  readonly removeExpired: () => Promise<void>;
};

type Ports = {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly audit: AuditService;
  readonly access: AccessService;
  readonly now: () => number;
  readonly publicUrl: () => string;
};

/** Makes the service that keeps links which let somebody in. */
export function createEntryLinksService(ports: Ports): EntryLinksService {
  const { secrets, audit, access, now, publicUrl } = ports;
  const { queryable } = ports.database;
  const hashOf = (secret: string): string => secrets.hashOf('entry-link', secret);

  const get = async (secret: string): Promise<KeptEntryLink> =>
    (await findEntryLink(queryable, hashOf(secret.trim()), new Date(now()))) ?? refuse();

  const join = async (
    transaction: Queryable,
    { email, role }: KeptEntryLink,
    name: string,
    passwordHash: string,
  ): Promise<Member> => {
    const member: Member = { id: newId(), email, name, role: role ?? 'viewer' };
    const joinedAt = new Date(now());
    await createMember(transaction, { ...member, password_hash: passwordHash, created_at: joinedAt });
    await audit.record(transaction, {
      storeId: null,
      member,
      action: 'member.joined',
      target: member.id,
      after: { name, email, role: member.role },
    });
    return member;
  };

  const reset = async (
    transaction: Queryable,
    { member_id: memberId }: KeptEntryLink,
    passwordHash: string,
  ): Promise<Member> => {
    const { member } = (await findMemberById(transaction, memberId ?? '')) ?? refuse();
    await saveMember(transaction, member.id, { password_hash: passwordHash });
    await removeSessionsOf(transaction, member.id);
    await audit.record(transaction, {
      storeId: null,
      member,
      action: 'member.password_changed',
      target: member.id,
      after: { name: member.name },
    });
    return member;
  };

  return {
    async create(transaction, link, by) {
      const secret = randomBytes(32).toString('base64url');
      const id = newId();
      const expiresAt = new Date(now() + lifeMs);
      await createEntryLink(transaction, {
        id,
        secret_hash: hashOf(secret),
        kind: link.kind,
        email: link.email,
        role: link.kind === 'invitation' ? link.role : null,
        member_id: link.kind === 'password' ? link.memberId : null,
        created_by: by?.id ?? null,
        created_at: new Date(now()),
        expires_at: expiresAt,
      });
      // Behind #: browsers send nothing of it, so that no log and no proxy sees it.
      return { id, link: { url: `${publicUrl()}/join#${secret}`, expiresAt: expiresAt.toISOString() } };
    },
    async read(secret) {
      const { kind, email, role, expires_at: expiresAt } = await get(secret);
      return { kind, email, role, expiresAt: expiresAt.toISOString() };
    },
    async use({ secret, name, password }) {
      const link = await get(secret);
      if (link.kind === 'invitation' && name === undefined) {
        const problems = [{ path: 'name', message: 'Say what you are called.' }];
        throw new Failure('invalid_body', 'A name is missing.', { problems });
      }
      const passwordHash = await hashPassword(password);
      try {
        return await inTransaction(queryable, async (transaction) => {
          const taken = (await takeEntryLink(transaction, link.id)) ?? refuse();
          const member =
            taken.kind === 'invitation'
              ? await join(transaction, taken, name ?? taken.email, passwordHash)
              : await reset(transaction, taken, passwordHash);
          return { member, token: await access.startSession(transaction, member) };
        });
      } catch (error) {
        if (!isUniqueViolation(error)) throw error;
        throw new Failure('email_taken', 'Somebody with this e-mail address is a member already: sign in.', {
          cause: error,
        });
      }
    },
    removeExpired: () => removeExpiredEntryLinks(queryable, new Date(now())),
  };
}

function refuse(): never {
  throw new Failure(
    'entry_link_over',
    'A link works once and for 7 days, and ends when a newer one is made. Ask an owner of the installation for a new one.',
  );
}
