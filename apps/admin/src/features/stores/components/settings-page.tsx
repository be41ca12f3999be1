import { useStore } from '../../../lib/stores/use-store.ts';
import { Page } from '../../../ui/page.tsx';
import { SettingsForm } from './settings-form.tsx';

/** What a store's owner may set. */
export function SettingsPage() {
  const store = useStore();
  return (
    <Page
      title="Settings"
      description={
        <>
          How Facet behaves on the pages of <bdi>{store.name}</bdi>.
        </>
      }
    >
      <SettingsForm key={store.id} store={store} />
    </Page>
  );
}
