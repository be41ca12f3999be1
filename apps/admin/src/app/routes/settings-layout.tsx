import { Group, Stack } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { useMayOwn } from '../../lib/session/get-session.ts';
import { useStoreId } from '../../lib/stores/use-store.ts';
import { ButtonLink } from '../../ui/link-components.tsx';

const sections = [
  { to: '/stores/$storeId/settings', label: 'Store', owners: false },
  { to: '/stores/$storeId/settings/members', label: 'Members', owners: true },
  { to: '/stores/$storeId/settings/tokens', label: 'API tokens', owners: true },
  { to: '/stores/$storeId/settings/data', label: 'Data', owners: true },
  { to: '/stores/$storeId/settings/account', label: 'Your account', owners: false },
] as const;

/** The sections of the settings, each at an address of its own. */
export function SettingsLayout() {
  const storeId = useStoreId();
  const mayOwn = useMayOwn();
  return (
    <Stack gap="lg">
      <Group component="nav" gap={4} aria-label="Sections of the settings">
        {sections
          .filter(({ owners }) => mayOwn || !owners)
          .map(({ to, label }) => (
            <ButtonLink
              key={to}
              to={to}
              params={{ storeId }}
              size="compact-sm"
              variant="subtle"
              activeOptions={{ exact: true, includeSearch: false }}
              activeProps={{ variant: 'light', 'aria-current': 'page' }}
            >
              {label}
            </ButtonLink>
          ))}
      </Group>
      <Outlet />
    </Stack>
  );
}
