import type {
  ChangeRole,
  CreateInvitation,
  EntryLink,
  InvitationList,
  Member,
  MemberList,
  MemberListQuery,
  Part,
} from '@facet/protocol';
import type { Database, Queryable } from '../../db/database.ts';
import { inTransaction } from '../../db/transaction.ts';
import { Failure } from '../../errors.ts';
import type { AuditService } from '../audit/audit.service.ts';
import type { Caller } from './caller.ts';
import { listInvitations } from './entry-links.reads.ts';
import type { EntryLinksService } from './entry-links.service.ts';
import { removeEntryLinksBy, takeInvitation } from './entry-links.store.ts';
import {
  findMemberByEmail,
  findMemberById,
  hasOtherOwner,
  listMembers,
  listOwnerEmails,
} from './members.reads.ts';
import { lockMembers, removeMember, saveMember } from './members.store.ts';

/** Who works with this installation, as its owners decide. */
export type MembersService = {
  readonly list: (query: MemberListQuery) => Promise<MemberList>;
  /** Links that they made as an owner end where they are one no longer. Throws `not_found` or `last_owner`. */
  readonly changeRole: (memberId: string, input: ChangeRole, by: Caller) => Promise<void>;
  /** Their sessions end at once. Throws `not_found` or `last_owner`. */
  readonly remove: (memberId: string, by: Caller) => Promise<void>;
  readonly listInvitations: (part: Part) => Promise<InvitationList>;
  /** Throws `email_taken`. */
  readonly invite: (input: CreateInvitation, by: Caller) => Promise<EntryLink>;
  readonly withdrawInvitation: (invitationId: string, by: Caller) => Promise<void>;
  /** Throws `not_found`. */
  readonly createPasswordLink: (memberId: string, by: Caller) => Promise<EntryLink>;
  /** The same for whoever runs the server, by e-mail address. Throws `not_found`, which names the owners. */
  readonly createPasswordLinkFor: (email: string) => Promise<EntryLink>;
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

  const makePasswordLink = (getWhose: (transaction: Queryable) => Promise<Member>, by: Caller | null) =>
    inTransaction(queryable, async (transaction) => {
      const { id, email, name } = await getWhose(transaction);
      const { link } = await entryLinks.create(transaction, { kind: 'password', email, memberId: id }, by);
      await audit.record(transaction, {
        storeId: null,
        member: by,
        action: 'member.password_link_made',
        target: id,
        after: { name },
      });
      return link;
    });

  const getMemberByEmail = async (transaction: Queryable, email: string): Promise<Member> => {
    const found = await findMemberByEmail(transaction, email);
    if (found !== undefined) return found.member;
    const owners = await listOwnerEmails(transaction);
    throw new Failure(
      'not_found',
      owners.length === 0
        ? 'This database has no members yet: look whether it is the one that the server uses.'
        : `No member has the e-mail address ${email}. Owners here: ${owners.join(', ')}.`,
    );
  };

  const requireOtherOwner = async (transaction: Queryable, memberId: string): Promise<void> => {
    if (await hasOtherOwner(transaction, memberId)) return;
    throw new Failure(
      'last_owner',
      'This is the only owner, and nobody could manage members and settings without one. Make somebody else an owner first.',
    );
  };

  return {
    list: (query) => listMembers(queryable, query),
    changeRole: (memberId, { role }, by) =>
      inTransaction(queryable, async (transaction) => {
        await lockMembers(transaction);
        const before = await getMember(transaction, memberId);
        if (before.role === role) return;
        if (before.role === 'owner') await requireOtherOwner(transaction, memberId);
        await saveMember(transaction, memberId, { role });
        // A link that they hold themselves would let them in as an owner again.
        if (before.role === 'owner') await removeEntryLinksBy(transaction, memberId);
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
    listInvitations: (part) => listInvitations(queryable, part, new Date(now())),
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
      makePasswordLink((transaction) => getMember(transaction, memberId), by),
    createPasswordLinkFor: (email) =>
      makePasswordLink((transaction) => getMemberByEmail(transaction, email), null),
  };
}
