import type { Store } from '@facet/protocol';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { storesQuery } from './list-stores.ts';

/** The id of the store that the address names. */
export function useStoreId(): string {
  const { storeId } = useParams({ strict: false });
  if (storeId === undefined) throw new Error('This page stands outside of a store.');
  return storeId;
}

/** The store that the address names; the shell shows store pages only once it is known. */
export function useStore(): Store {
  const storeId = useStoreId();
  const { data } = useQuery(storesQuery);
  const store = data?.find((candidate) => candidate.id === storeId);
  if (store === undefined) throw new Error('This store is not known.');
  return store;
}
