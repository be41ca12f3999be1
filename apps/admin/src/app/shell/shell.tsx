import type { Store } from '@facet/protocol';
import { Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Logo } from '../../ui/logo.tsx';
import { AccountMenu } from './account-menu.tsx';
import { ColorSchemeToggle } from './color-scheme-toggle.tsx';
import { Navigation } from './navigation.tsx';
import classes from './shell.module.css';
import { StoreSwitcher } from './store-switcher.tsx';

type Props = { readonly stores: readonly Store[]; readonly storeId: string; readonly children: ReactNode };

/** Header, navigation on the left (a drawer on phones), page. */
export function Shell({ stores, storeId, children }: Props) {
  const [opened, { toggle, close }] = useDisclosure();
  return (
    <div className={classes['shell']}>
      <a className="skip-link" href="#page">
        Skip to the page
      </a>
      <header className={classes['header']}>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={opened ? 'Close navigation' : 'Open navigation'}
              aria-expanded={opened}
            />
            <Logo />
            <Text fw={700} size="lg" visibleFrom="xs">
              Facet
            </Text>
            <StoreSwitcher stores={stores} storeId={storeId} />
          </Group>
          <Group gap="xs" wrap="nowrap">
            <ColorSchemeToggle />
            <AccountMenu />
          </Group>
        </Group>
      </header>
      <nav className={classes['navigation']} aria-label="Main navigation" data-opened={opened || undefined}>
        <Navigation storeId={storeId} onNavigate={close} />
      </nav>
      <main id="page" tabIndex={-1} className={classes['page']}>
        <div className={classes['content']}>{children}</div>
      </main>
    </div>
  );
}
