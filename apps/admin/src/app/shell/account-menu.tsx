import { ActionIcon, Box, Paper, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { signOut } from '../../features/access/api/sign-out.ts';
import { sessionQuery, useMember } from '../../lib/session/get-session.ts';
import { roleWords } from '../../lib/session/role-words.ts';
import { hasUnsavedWork } from '../../lib/unsaved-work.ts';
import { askFirst } from '../../ui/confirm.tsx';
import { IconLogout, IconUserCircle } from '../../ui/icons.ts';
import { notifyError } from '../../ui/notify.ts';
import classes from './shell.module.css';

/** `storeId` is the store at whose settings the account is; outside of all stores there is only the way out. */
type Props = { readonly storeId: string | undefined };

/**
 * Who is signed in, what is theirs, and the way out. The browser's own popover: every page has it, and a library's menu
 * would weigh a sixth of all that a first page loads.
 */
export function AccountMenu({ storeId }: Props) {
  const popover = useRef<HTMLDivElement>(null);
  const queryClient = useQueryClient();
  const member = useMember();
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      queryClient.setQueryData(sessionQuery.queryKey, { state: 'signed_out' });
      queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] });
    },
    onError: notifyError,
  });
  const askAndLeave = () => {
    if (!hasUnsavedWork()) return leave.mutate();
    return askFirst({
      title: 'Sign out without saving?',
      body: 'Changes on this page are not saved yet. They are lost when you sign out.',
      confirm: 'Sign out',
      onConfirm: () => leave.mutate(),
    });
  };
  const close = () => popover.current?.hidePopover();
  if (member === null) return null;
  return (
    <>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={`Account of ${member.name}`}
        popoverTarget="account-menu"
      >
        <Text fw={600} size="sm" aria-hidden>
          {Array.from(member.name).slice(0, 1).join('').toUpperCase()}
        </Text>
      </ActionIcon>
      <Paper
        ref={popover}
        id="account-menu"
        popover="auto"
        className="account-menu"
        withBorder
        shadow="md"
        p="xs"
      >
        <Box px="sm" py={4} style={{ overflowWrap: 'anywhere' }}>
          <Text fw={600}>
            <bdi>{member.name}</bdi>
          </Text>
          <Text size="sm" c="dimmed">
            {member.email}
          </Text>
          <Text size="sm" c="dimmed">
            {roleWords[member.role].label}
          </Text>
        </Box>
        {storeId === undefined ? null : (
          <Link
            to="/stores/$storeId/settings/account"
            params={{ storeId }}
            className={classes['place']}
            onClick={close}
          >
            <IconUserCircle size={16} aria-hidden />
            Your account
          </Link>
        )}
        <button
          type="button"
          className={classes['place']}
          onClick={() => {
            close();
            askAndLeave();
          }}
        >
          <IconLogout size={16} aria-hidden />
          Sign out
        </button>
      </Paper>
    </>
  );
}
