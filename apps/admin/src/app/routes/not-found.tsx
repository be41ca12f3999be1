import { useQuery } from '@tanstack/react-query';
import { findStoreToOpen } from '../../lib/stores/last-store.ts';
import { storesQuery } from '../../lib/stores/list-stores.ts';
import { ButtonLink } from '../../ui/link-components.tsx';
import { Page } from '../../ui/page.tsx';
import { Shell } from '../shell/shell.tsx';

/** An address that leads nowhere, in the frame of the store that was looked at last. */
export function NotFound() {
  const { data: stores = [] } = useQuery(storesQuery);
  return (
    <Shell stores={stores} storeId={findStoreToOpen(stores)?.id}>
      <NothingHere />
    </Shell>
  );
}

/** Says that an address leads nowhere, and the way back. */
export function NothingHere() {
  return (
    <Page
      title="There is nothing at this address"
      description="It may be mistyped, or what was here is gone."
    >
      <ButtonLink to="/" w="fit-content">
        Go to the start
      </ButtonLink>
    </Page>
  );
}
