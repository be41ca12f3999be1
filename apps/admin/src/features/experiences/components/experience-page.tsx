import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useStoreId } from '../../../lib/stores/use-store.ts';
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
  return (
    <QueryView query={experience}>
      {(data) => <ExperienceEditor key={data.id} storeId={storeId} experience={data} />}
    </QueryView>
  );
}
