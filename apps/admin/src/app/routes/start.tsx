import { Box } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { findStoreToOpen } from '../../lib/stores/last-store.ts';
import { storesQuery } from '../../lib/stores/list-stores.ts';
import { QueryView } from '../../ui/query-view.tsx';

/** Leads to the store that was looked at last, or to making the first one. */
export function Start() {
  return (
    <LastStore>{(storeId) => <Navigate to="/stores/$storeId/home" params={{ storeId }} replace />}</LastStore>
  );
}

/** Leads to the integrations of that store, with what is to be told there. */
export function IntegrationsStart() {
  const search = useSearch({ from: '/integrations' });
  return (
    <LastStore>
      {(storeId) => (
        <Navigate to="/stores/$storeId/integrations" params={{ storeId }} search={search} replace />
      )}
    </LastStore>
  );
}

function LastStore({ children }: { readonly children: (storeId: string) => ReactNode }) {
  const stores = useQuery(storesQuery);
  return (
    <Box p="md">
      <QueryView query={stores}>
        {(list) => {
          const store = findStoreToOpen(list);
          return store === undefined ? <Navigate to="/new-store" replace /> : children(store.id);
        }}
      </QueryView>
    </Box>
  );
}
