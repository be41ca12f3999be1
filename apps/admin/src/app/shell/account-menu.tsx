import { ActionIcon, Menu, type MenuItemProps, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps, Ref } from 'react';
import { signOut } from '../../features/access/api/sign-out.ts';
import { sessionQuery, useMember } from '../../lib/session/get-session.ts';
import { useStoreId } from '../../lib/stores/use-store.ts';
import { hasUnsavedWork } from '../../lib/unsaved-work.ts';
import { askFirst } from '../../ui/confirm.tsx';
import { IconLogout, IconUserCircle } from '../../ui/icons.ts';
import { notifyError } from '../../ui/notify.ts';

type LinkProps = Omit<MenuItemProps, 'href'> &
  Omit<ComponentProps<'a'>, keyof MenuItemProps> & { readonly ref?: Ref<HTMLAnchorElement> };

const MenuLink = createLink((props: LinkProps) => <Menu.Item component="a" {...props} />);

/** Who is signed in, what is theirs, and the way out. */
export function AccountMenu() {
  const queryClient = useQueryClient();
  const storeId = useStoreId();
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
  if (member === null) return null;
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="default" size="lg" aria-label={`Account of ${member.name}`}>
          <Text fw={600} size="sm" aria-hidden>
            {member.name.slice(0, 1).toUpperCase()}
          </Text>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {member.name}
          <br />
          {member.email} · {member.role}
        </Menu.Label>
        <MenuLink
          to="/stores/$storeId/settings/account"
          params={{ storeId }}
          leftSection={<IconUserCircle size={16} />}
        >
          Your account
        </MenuLink>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={askAndLeave}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
