import type { Invitation } from '@facet/protocol';
import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toDateTime } from '../../../lib/format/time.ts';
import { roleWords } from '../../../lib/session/role-words.ts';
import { notifyDone, notifyError } from '../../../ui/notify.ts';
import { Pager } from '../../../ui/pager.tsx';
import { StackedTable } from '../../../ui/stacked-table.tsx';
import { invitationsQuery, membersKey, withdrawInvitation } from '../api/members.ts';

/** Invitations that nobody has taken yet; nothing where there are none. */
export function InvitationSection() {
  const [page, setPage] = useState(1);
  const { data } = useQuery(invitationsQuery(page));
  if (data === undefined || data.total === 0) return null;
  return (
    <Stack gap="sm" component="section" aria-labelledby="invitations">
      <Title order={2} size="h4" id="invitations">
        Invitations under way
      </Title>
      <Paper withBorder>
        <StackedTable headings={['E-mail', 'Role', 'Invited by', 'Works until']} actions="Actions">
          {data.invitations.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
        </StackedTable>
      </Paper>
      <Text size="sm" c="dimmed">
        A link is lost? Invite the same person again: the new link takes the place of the old one.
      </Text>
      <Pager page={page} total={data.total} onPage={setPage} />
    </Stack>
  );
}

function InvitationRow({ invitation }: { readonly invitation: Invitation }) {
  const queryClient = useQueryClient();
  const withdrawal = useMutation({
    mutationFn: () => withdrawInvitation(invitation.id),
    onSuccess: async () => {
      notifyDone('The invitation is withdrawn. Its link does not work any more.');
      await queryClient.invalidateQueries({ queryKey: membersKey });
    },
    onError: notifyError,
  });
  return (
    <tr>
      <td style={{ overflowWrap: 'anywhere' }}>{invitation.email}</td>
      <td data-label="Role">
        <span>{roleWords[invitation.role].label}</span>
      </td>
      <td data-label="Invited by">
        <bdi>{invitation.invitedBy ?? 'somebody who is gone'}</bdi>
      </td>
      <td data-label="Works until">
        <span>{toDateTime(invitation.expiresAt)}</span>
      </td>
      <td>
        <Button
          size="xs"
          variant="default"
          loading={withdrawal.isPending}
          onClick={() => withdrawal.mutate()}
          aria-label={`Withdraw the invitation of ${invitation.email}`}
        >
          Withdraw
        </Button>
      </td>
    </tr>
  );
}
