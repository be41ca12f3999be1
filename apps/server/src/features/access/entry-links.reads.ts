import type { InvitationList, Part } from '@facet/protocol';
import type { Queryable } from '../../db/database.ts';
import { toRows } from '../../db/to-rows.ts';

/** Reads a page of the invitations that are still good, newest first. */
export async function listInvitations(database: Queryable, part: Part, now: Date): Promise<InvitationList> {
  const { limit, offset } = toRows(part);
  const open = database
    .selectFrom('entry_links')
    .where('kind', '=', 'invitation')
    .where('entry_links.expires_at', '>', now);
  const rows = await open
    .leftJoin('members', 'members.id', 'entry_links.created_by')
    .select([
      'entry_links.id',
      'entry_links.email',
      'entry_links.role',
      'members.name as invited_by',
      'entry_links.created_at',
      'entry_links.expires_at',
    ])
    .orderBy('entry_links.created_at', 'desc')
    .orderBy('entry_links.id')
    .limit(limit)
    .offset(offset)
    .execute();
  const { total } = await open.select((select) => select.fn.countAll().as('total')).executeTakeFirstOrThrow();
  return {
    invitations: rows.map((row) => ({
      id: row.id,
      email: row.email,
      role: row.role ?? 'viewer',
      invitedBy: row.invited_by,
      createdAt: row.created_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
    })),
    total: Number(total),
  };
}
