import type { Member, MemberList } from '@facet/protocol';
import { Badge, Box, Group, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { useMember } from '../../../lib/session/get-session.ts';
import { roleOptions, roleWords, toRole } from '../../../lib/session/role-words.ts';
import { askFirst } from '../../../ui/confirm.tsx';
import { IconKey, IconTrash } from '../../../ui/icons.ts';
import { LinkDialog } from '../../../ui/link-dialog.tsx';
import { MoreMenu } from '../../../ui/more-menu.tsx';
import { When } from '../../../ui/when.tsx';
import { useMemberChanges } from '../use-member-changes.ts';

/** One member: who, what they may do, and what can be done about them. */
export function MemberRow({ member }: { readonly member: MemberList['members'][number] }) {
  const self = useMember()?.id === member.id;
  const [link, setLink] = useState<string>();
  const { role, removal, passwordLink } = useMemberChanges(member, setLink);
  const change = (next: Member['role']) => {
    if (!self || next === member.role) return role.mutate(next);
    return askFirst({
      title: 'Change your own role?',
      body: `You become ${roleWords[next].label.toLowerCase()}, and this page is closed to you. Another owner can change it back.`,
      confirm: 'Change my role',
      onConfirm: () => role.mutate(next),
    });
  };
  const askToRemove = () =>
    askFirst({
      title: self ? 'Remove yourself?' : `Remove ${member.name}?`,
      body: `${self ? 'You are' : 'They are'} signed out everywhere at once. API tokens and open invitations that ${self ? 'you' : 'they'} made stop working. What ${self ? 'you' : 'they'} changed stays, and so does the log of it.`,
      confirm: 'Remove',
      onConfirm: () => removal.mutate(),
    });
  return (
    <tr>
      <td>
        <Group gap="xs">
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            <bdi>{member.name}</bdi>
          </Text>
          {self ? (
            <Badge variant="light" tt="none">
              You
            </Badge>
          ) : null}
        </Group>
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {member.email}
        </Text>
      </td>
      <td data-label="Role">
        <NativeSelect
          aria-label={`Role of ${member.name}`}
          w={130}
          size="xs"
          data={[...roleOptions]}
          value={role.isPending ? (role.variables ?? member.role) : member.role}
          disabled={role.isPending}
          onChange={(event) => change(toRole(event.currentTarget.value))}
        />
      </td>
      <td data-label="Since">
        <Text size="sm">
          <When at={member.createdAt} />
        </Text>
      </td>
      <td data-corner>
        <Box style={{ textAlign: 'end' }}>
          <MoreMenu
            label={`More about ${member.name}`}
            variant="default"
            loading={removal.isPending || passwordLink.isPending}
            items={[
              {
                label: 'Make a link to a new password',
                Icon: IconKey,
                onChoose: () => passwordLink.mutate(),
              },
              {
                label: self ? 'Remove yourself' : 'Remove',
                Icon: IconTrash,
                onChoose: askToRemove,
                isLoss: true,
              },
            ]}
          />
        </Box>
        <LinkDialog
          title="Link to a new password"
          lead={`Send this link to ${member.name} yourself, by a way that you trust. It works once and for 7 days. Until it is used, the present password stays good; then all of their browsers are signed out.`}
          link={link}
          onClose={() => setLink(undefined)}
        />
      </td>
    </tr>
  );
}
