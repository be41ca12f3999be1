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

type Props = {
  readonly stores: readonly Store[];
  /** The store whose pages can be gone to; nothing where a page stands outside of all stores. */
  readonly storeId?: string | undefined;
  readonly children: ReactNode;
};

/** Header, navigation on the left (a drawer on phones), page. */
export function Shell({ stores, storeId, children }: Props) {
  const [opened, { toggle, close }] = useDisclosure();
  return (
    <div className={classes['shell']} data-outside={storeId === undefined || undefined}>
      <a className="skip-link" href="#page">
        Skip to the page
      </a>
      <header className={classes['header']}>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap" miw={0}>
            {storeId === undefined ? null : (
              <Burger
                opened={opened}
                onClick={toggle}
                hiddenFrom="sm"
                size="sm"
                flex="none"
                aria-label={opened ? 'Close navigation' : 'Open navigation'}
                aria-expanded={opened}
              />
            )}
            <Logo />
            <Text fw={700} size="lg" {...(storeId !== undefined && { visibleFrom: 'xs' })}>
              Facet
            </Text>
            {storeId === undefined ? null : <StoreSwitcher stores={stores} storeId={storeId} />}
          </Group>
          <Group gap="xs" wrap="nowrap" flex="none">
            <ColorSchemeToggle />
            <AccountMenu storeId={storeId} />
          </Group>
        </Group>
      </header>
      {storeId === undefined ? null : (
        <nav className={classes['navigation']} aria-label="Main navigation" data-opened={opened || undefined}>
          <Navigation storeId={storeId} onNavigate={close} />
        </nav>
      )}
      <main id="page" tabIndex={-1} className={classes['page']}>
        <div className={classes['content']}>{children}</div>
      </main>
    </div>
  );
}
