import type { ChangeRole, CreateInvitation, EntryLink, InvitationList, MemberList } from '@facet/protocol';
import type { Database, Queryable } from '../../db/database.ts';
import { inTransaction } from '../../db/transaction.ts';
import { Failure } from '../../errors.ts';
import type { AuditService } from '../audit/audit.service.ts';
import type { Caller } from './caller.ts';
import { listInvitations } from './entry-links.reads.ts';
import type { EntryLinksService } from './entry-links.service.ts';
import { takeInvitation } from './entry-links.store.ts';
import { findMemberByEmail, findMemberById, hasOtherOwner, listMembers } from './members.reads.ts';
import { lockMembers, removeMember, saveMember } from './members.store.ts';

/** Who works with this installation, as its owners decide. */
export type MembersService = {
  readonly list: (page: number, search: string) => Promise<MemberList>;
  /** Throws `not_found` or `last_owner`. */
  readonly changeRole: (memberId: string, input: ChangeRole, by: Caller) => Promise<void>;
  /** Their sessions end at once. Throws `not_found` or `last_owner`. */
  readonly remove: (memberId: string, by: Caller) => Promise<void>;
  readonly listInvitations: (page: number) => Promise<InvitationList>;
  /** Throws `email_taken`. */
  readonly invite: (input: CreateInvitation, by: Caller) => Promise<EntryLink>;
  readonly withdrawInvitation: (invitationId: string, by: Caller) => Promise<void>;
  /** Throws `not_found`. */
  readonly createPasswordLink: (memberId: string, by: Caller) => Promise<EntryLink>;
};

type Ports = {
  readonly database: Database;
  readonly audit: AuditService;
  readonly entryLinks: EntryLinksService;
  readonly now: () => number;
};

/** Makes the service by which owners decide who works here. */
export function createMembersService({ database, audit, entryLinks, now }: Ports): MembersService {
  const { queryable } = database;

  const getMember = async (transaction: Queryable, memberId: string) => {
    const found = await findMemberById(transaction, memberId);
    if (found === undefined)
      throw new Failure('not_found', 'No member has this id: they may be gone already.');
    return found.member;
  };

  const requireOtherOwner = async (transaction: Queryable, memberId: string): Promise<void> => {
    if (await hasOtherOwner(transaction, memberId)) return;
    throw new Failure(
      'last_owner',
      'This is the only owner, and nobody could manage members and settings without one. Make somebody else an owner first.',
    );
  };

  return {
    list: (page, search) => listMembers(queryable, page, search),
    changeRole: (memberId, { role }, by) =>
      inTransaction(queryable, async (transaction) => {
        await lockMembers(transaction);
        const before = await getMember(transaction, memberId);
        if (before.role === role) return;
        if (before.role === 'owner') await requireOtherOwner(transaction, memberId);
        await saveMember(transaction, memberId, { role });
        await audit.record(transaction, {
          storeId: null,
          member: by,
          action: 'member.role_changed',
          target: memberId,
          before: { name: before.name, role: before.role },
          after: { name: before.name, role },
        });
      }),
    remove: (memberId, by) =>
      inTransaction(queryable, async (transaction) => {
        await lockMembers(transaction);
        const before = await getMember(transaction, memberId);
        if (before.role === 'owner') await requireOtherOwner(transaction, memberId);
        await removeMember(transaction, memberId);
        const { name, email, role } = before;
        await audit.record(transaction, {
          storeId: null,
          member: by,
          action: 'member.removed',
          target: memberId,
          before: { name, email, role },
        });
      }),
    listInvitations: (page) => listInvitations(queryable, page, new Date(now())),
    async invite({ email, role }, by) {
      if ((await findMemberByEmail(queryable, email)) !== undefined) {
        throw new Failure(
          'email_taken',
          'Somebody with this e-mail address is a member already: change their role in the list instead.',
        );
      }
      return await inTransaction(queryable, async (transaction) => {
        const { id, link } = await entryLinks.create(transaction, { kind: 'invitation', email, role }, by);
        await audit.record(transaction, {
          storeId: null,
          member: by,
          action: 'member.invited',
          target: id,
          after: { email, role },
        });
        return link;
      });
    },
    withdrawInvitation: (invitationId, by) =>
      inTransaction(queryable, async (transaction) => {
        const taken = await takeInvitation(transaction, invitationId);
        if (taken === undefined) {
          throw new Failure('not_found', 'There is no such invitation: it was taken, withdrawn, or expired.');
        }
        await audit.record(transaction, {
          storeId: null,
          member: by,
          action: 'member.invitation_withdrawn',
          target: invitationId,
          before: { email: taken.email, role: taken.role },
        });
      }),
    createPasswordLink: (memberId, by) =>
      inTransaction(queryable, async (transaction) => {
        const { email, name } = await getMember(transaction, memberId);
        const { link } = await entryLinks.create(transaction, { kind: 'password', email, memberId }, by);
        await audit.record(transaction, {
          storeId: null,
          member: by,
          action: 'member.password_link_made',
          target: memberId,
          after: { name },
        });
        return link;
      }),
  };
}
