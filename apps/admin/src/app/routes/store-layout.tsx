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
  const isKnown = stores.data?.some((store) => store.id === storeId) === true;
  useEffect(() => {
    if (isKnown) keepLastStore(storeId);
  }, [storeId, isKnown]);
  return (
    <QueryView query={stores} loading={<Box mih="100dvh" aria-busy="true" />}>
      {(list) =>
        isKnown ? (
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
