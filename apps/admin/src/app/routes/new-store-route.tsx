import { Container } from '@mantine/core';
import { NewStorePage } from '../../features/stores/components/new-store-page.tsx';

/** Making a store stands outside of all stores. */
export function NewStoreRoute() {
  return (
    <Container size="sm" py="xl" component="main">
      <NewStorePage />
    </Container>
  );
}
