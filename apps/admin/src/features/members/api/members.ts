import {
  type ChangeRole,
  type CreateInvitation,
  type EntryLink,
  entryLinkSchema,
  invitationListSchema,
  memberListSchema,
} from '@facet/protocol';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request, requestNothing } from '../../../lib/api/request.ts';

/** What every question about members is kept under. */
export const membersKey = ['members'] as const;

/** A page of members. */
export const membersQuery = (page: number, search: string) =>
  queryOptions({
    queryKey: [...membersKey, 'list', page, search],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ page: String(page), search });
      return request(memberListSchema, `/members?${query}`, { signal });
    },
    placeholderData: keepPreviousData,
  });

/** A page of the invitations that nobody has taken yet. */
export const invitationsQuery = (page: number) =>
  queryOptions({
    queryKey: [...membersKey, 'invitations', page],
    queryFn: ({ signal }) => request(invitationListSchema, `/invitations?page=${page}`, { signal }),
    placeholderData: keepPreviousData,
  });

/** Invites somebody; the answer is the link to hand over. */
export function invite(body: CreateInvitation): Promise<EntryLink> {
  return request(entryLinkSchema, '/invitations', { method: 'POST', body });
}

/** Ends an invitation. */
export function withdrawInvitation(invitationId: string): Promise<void> {
  return requestNothing(`/invitations/${invitationId}`, { method: 'DELETE' });
}

/** Changes what a member may do. */
export function changeRole({ memberId, ...body }: ChangeRole & { readonly memberId: string }): Promise<void> {
  return requestNothing(`/members/${memberId}`, { method: 'PATCH', body });
}

/** Removes a member. */
export function removeMember(memberId: string): Promise<void> {
  return requestNothing(`/members/${memberId}`, { method: 'DELETE' });
}

/** Makes a link by which a member sets a new password. */
export function createPasswordLink(memberId: string): Promise<EntryLink> {
  return request(entryLinkSchema, `/members/${memberId}/password-link`, { method: 'POST' });
}
