import type { Member } from '@facet/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMember } from '../../lib/session/get-session.ts';
import { roleWords } from '../../lib/session/role-words.ts';
import { notifyDone, notifyError } from '../../ui/notify.ts';
import { changeRole, createPasswordLink, membersKey, removeMember } from './api/members.ts';

/** What an owner does about one member. Changes of one's own count at once, so the session is asked for anew. */
export function useMemberChanges(member: Member, showLink: (url: string) => void) {
  const queryClient = useQueryClient();
  const self = useMember()?.id === member.id;
  const settle = () =>
    self ? queryClient.invalidateQueries() : queryClient.invalidateQueries({ queryKey: membersKey });
  const role = useMutation({
    mutationFn: (next: Member['role']) => changeRole({ memberId: member.id, role: next }),
    onSuccess: async (_, next) => {
      notifyDone(`“${member.name}” is ${roleWords[next].label.toLowerCase()} from now on.`);
      await settle();
    },
    onError: notifyError,
  });
  const removal = useMutation({
    mutationFn: () => removeMember(member.id),
    onSuccess: async () => {
      notifyDone(`“${member.name}” is removed and signed out everywhere.`);
      await settle();
    },
    onError: notifyError,
  });
  const passwordLink = useMutation({
    mutationFn: () => createPasswordLink(member.id),
    onSuccess: ({ url }) => showLink(url),
    onError: notifyError,
  });
  return { role, removal, passwordLink };
}
