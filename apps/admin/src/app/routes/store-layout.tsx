import { Box } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { keepLastStore } from '../../lib/stores/last-store.ts';
import { storesQuery } from '../../lib/stores/list-stores.ts';
import { useStoreId } from '../../lib/stores/use-store.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { Shell } from '../shell/shell.tsx';
import { NotFound } from './not-found.tsx';

/** The frame of one store's pages. */
export function StoreLayout() {
  const storeId = useStoreId();
  const stores = useQuery(storesQuery);
  useEffect(() => keepLastStore(storeId), [storeId]);
  return (
    <QueryView query={stores} loading={<Box mih="100dvh" aria-busy="true" />}>
      {(list) =>
        list.some((store) => store.id === storeId) ? (
          <Shell stores={list} storeId={storeId}>
            <Outlet key={storeId} />
          </Shell>
        ) : (
          <NotFound />
        )
      }
    </QueryView>
  );
}
