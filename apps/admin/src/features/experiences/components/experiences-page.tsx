import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMayEdit } from '../../../lib/session/get-session.ts';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { IconPlus } from '../../../ui/icons.ts';
import { later } from '../../../ui/later.tsx';
import { Page } from '../../../ui/page.tsx';
import type { ListSearch } from '../list-search.ts';
import { ExperienceList } from './experience-list.tsx';

const CreateExperienceDialog = later(
  async () => (await import('./create-experience-dialog.tsx')).CreateExperienceDialog,
);

/** The tests and personalizations of a store. */
export function ExperiencesPage() {
  const storeId = useStoreId();
  const mayEdit = useMayEdit();
  const navigate = useNavigate();
  const search: ListSearch = useSearch({ from: '/stores/$storeId/experiences' });
  const { create: creating, ...listed } = search;
  // The question is in the address, so that other pages lead right to it.
  const show = (next: ListSearch) => {
    void navigate({ to: '/stores/$storeId/experiences', params: { storeId }, search: next, replace: true });
  };
  const create = mayEdit ? (
    <Button
      leftSection={<IconPlus size={18} aria-hidden />}
      onClick={() => show({ ...listed, create: 'personalization' })}
    >
      Create experience
    </Button>
  ) : null;
  return (
    <Page
      title="Experiences"
      description="Tests compare variations. Personalizations show one to an audience, such as a Klaviyo segment."
      actions={create}
    >
      {creating !== undefined && mayEdit ? (
        <CreateExperienceDialog
          storeId={storeId}
          firstKind={creating === 'test' ? 'test' : 'personalization'}
          onClose={() => show(listed)}
        />
      ) : null}
      <ExperienceList storeId={storeId} create={create} />
    </Page>
  );
}
