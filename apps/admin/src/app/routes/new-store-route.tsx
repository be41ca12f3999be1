import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { NewStorePage } from '../../features/stores/components/new-store-page.tsx';
import { storesQuery } from '../../lib/stores/list-stores.ts';
import { TextLink } from '../../ui/link-components.tsx';
import { Shell } from '../shell/shell.tsx';

/** Making a store stands outside of all stores. */
export function NewStoreRoute() {
  const { data: stores = [] } = useQuery(storesQuery);
  return (
    <Shell stores={stores}>
      <Stack>
        {stores.length > 0 ? (
          <TextLink to="/" size="sm">
            ← Back to your store
          </TextLink>
        ) : null}
        <NewStorePage />
      </Stack>
    </Shell>
  );
}
