import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { useMayEdit } from '../../../lib/session/get-session.ts';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { IconPlus } from '../../../ui/icons.ts';
import { Page } from '../../../ui/page.tsx';
import { ExperienceList } from './experience-list.tsx';

const CreateExperienceDialog = lazy(async () => ({
  default: (await import('./create-experience-dialog.tsx')).CreateExperienceDialog,
}));

/** The tests and personalizations of a store. */
export function ExperiencesPage() {
  const storeId = useStoreId();
  const mayEdit = useMayEdit();
  const [creating, dialog] = useDisclosure();
  const create = mayEdit ? (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={dialog.open}>
      Create experience
    </Button>
  ) : null;
  return (
    <Page
      title="Experiences"
      description="Tests compare variations. Personalizations show one to an audience, such as a Klaviyo segment."
      actions={create}
    >
      <Suspense fallback={null}>
        {creating ? <CreateExperienceDialog storeId={storeId} opened onClose={dialog.close} /> : null}
      </Suspense>
      <ExperienceList storeId={storeId} create={create} />
    </Page>
  );
}
