import { Container, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { NewStorePage } from '../../features/stores/components/new-store-page.tsx';
import { storesQuery } from '../../lib/stores/list-stores.ts';
import { TextLink } from '../../ui/link-components.tsx';
import { Logo } from '../../ui/logo.tsx';

/** Making a store stands outside of all stores. */
export function NewStoreRoute() {
  const { data: stores = [] } = useQuery(storesQuery);
  return (
    <Container size="sm" py="xl" component="main">
      <Group justify="space-between" mb="xl">
        <Group gap="xs">
          <Logo />
          <Text fw={700} size="lg">
            Facet
          </Text>
        </Group>
        {stores.length > 0 ? (
          <TextLink to="/" size="sm">
            ← Back to your store
          </TextLink>
        ) : null}
      </Group>
      <NewStorePage />
    </Container>
  );
}
