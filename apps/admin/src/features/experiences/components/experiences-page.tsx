import { Button, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useMayEdit } from '../../../lib/session/get-session.ts';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { IconPlus } from '../../../ui/icons.ts';
import { Page } from '../../../ui/page.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { ShowMore } from '../../../ui/show-more.tsx';
import { experiencesQuery } from '../api/list-experiences.ts';
import { type Filters, filterExperiences } from '../filter-experiences.ts';
import { ExperienceFilters } from './experience-filters.tsx';
import { ExperienceTable } from './experience-table.tsx';

const CreateExperienceDialog = lazy(async () => ({
  default: (await import('./create-experience-dialog.tsx')).CreateExperienceDialog,
}));

/** The tests and personalizations of a store. */
export function ExperiencesPage() {
  const storeId = useStoreId();
  const mayEdit = useMayEdit();
  const navigate = useNavigate();
  const { search, status, kind } = useSearch({ strict: false });
  const filters: Filters = {
    ...(search === undefined ? {} : { search }),
    ...(status === undefined ? {} : { status }),
    ...(kind === undefined ? {} : { kind }),
  };
  const experiences = useQuery(experiencesQuery(storeId));
  const [creating, dialog] = useDisclosure();
  const create = mayEdit ? (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={dialog.open}>
      Create experience
    </Button>
  ) : null;
  const narrow = (next: Filters) => {
    void navigate({ to: '/stores/$storeId/experiences', params: { storeId }, search: next, replace: true });
  };

  return (
    <Page
      title="Experiences"
      description="Tests compare variations. Personalizations show one to an audience, such as a Klaviyo segment."
      actions={create}
    >
      <Suspense fallback={null}>
        {creating ? <CreateExperienceDialog storeId={storeId} opened onClose={dialog.close} /> : null}
      </Suspense>
      <QueryView query={experiences}>
        {(list) => {
          if (list.length === 0) {
            return (
              <EmptyState title="No test or personalization yet" action={create}>
                A good first one: a personalization that greets the members of your VIP segment.
              </EmptyState>
            );
          }
          const found = filterExperiences(list, filters);
          return (
            <Stack>
              <ExperienceFilters filters={filters} onChange={narrow} />
              {found.length === 0 ? (
                <EmptyState
                  title="Nothing fits"
                  action={
                    <Button variant="default" onClick={() => narrow({})}>
                      Show all
                    </Button>
                  }
                >
                  No experience fits the search and the filters.
                </EmptyState>
              ) : (
                <ShowMore key={JSON.stringify(filters)} items={found}>
                  {(shown) => <ExperienceTable storeId={storeId} experiences={shown} />}
                </ShowMore>
              )}
            </Stack>
          );
        }}
      </QueryView>
    </Page>
  );
}
