import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ApiError } from '../../../lib/api/api-error.ts';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { ButtonLink } from '../../../ui/link-components.tsx';
import { Page } from '../../../ui/page.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { experienceQuery } from '../api/get-experience.ts';
import { ExperienceEditor } from './experience-editor.tsx';

const lookEveryMs = 15_000;

/** One test or personalization. */
export function ExperiencePage() {
  const storeId = useStoreId();
  const { experienceId = '' } = useParams({ strict: false });
  const experience = useQuery({
    ...experienceQuery(storeId, experienceId),
    // Others may be at work on it too.
    refetchInterval: lookEveryMs,
    refetchOnWindowFocus: 'always',
  });
  const { error, refetch } = experience;
  // Of two windows side by side neither is ever hidden.
  useEffect(() => {
    const look = () => void refetch();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [refetch]);
  if (experience.data === undefined && error instanceof ApiError && error.code === 'not_found') {
    return (
      <Page
        title="This experience is not there"
        description="It was deleted, it belongs to another store, or its address was not copied whole."
      >
        <ButtonLink to="/stores/$storeId/experiences" params={{ storeId }} w="fit-content">
          See all experiences
        </ButtonLink>
      </Page>
    );
  }
  return (
    <QueryView query={experience}>
      {(data) => <ExperienceEditor key={data.id} storeId={storeId} experience={data} />}
    </QueryView>
  );
}
