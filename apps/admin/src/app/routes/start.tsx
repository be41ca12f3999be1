import { Box } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { findStoreToOpen } from '../../lib/stores/last-store.ts';
import { storesQuery } from '../../lib/stores/list-stores.ts';
import { QueryView } from '../../ui/query-view.tsx';

/** Leads to the store that was looked at last, or to making the first one. */
export function Start() {
  const stores = useQuery(storesQuery);
  return (
    <Box p="md">
      <QueryView query={stores}>
        {(list) => {
          const store = findStoreToOpen(list);
          if (store === undefined) return <Navigate to="/new-store" replace />;
          return <Navigate to="/stores/$storeId/home" params={{ storeId: store.id }} replace />;
        }}
      </QueryView>
    </Box>
  );
}
