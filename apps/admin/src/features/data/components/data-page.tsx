import { OwnersOnly } from '../../../ui/owners-only.tsx';
import { Page } from '../../../ui/page.tsx';
import { DeleteStore } from './delete-store.tsx';
import { ExportSection } from './export-section.tsx';
import { ForgetPerson } from './forget-person.tsx';

/** What is kept of a store: taking it along, forgetting people, deleting all of it. */
export function DataPage() {
  return (
    <OwnersOnly>
      <Page title="Data" description="Download what Facet keeps for this store, or have it erased.">
        <ExportSection />
        <ForgetPerson />
        <DeleteStore />
      </Page>
    </OwnersOnly>
  );
}
