import { useQuery } from '@tanstack/react-query';
import { firstStepsQuery } from '../../../lib/first-steps/get-first-steps.ts';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { Page } from '../../../ui/page.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { homeQuery } from '../api/get-home.ts';
import { AttentionSection } from './attention-section.tsx';
import { FirstSteps } from './first-steps.tsx';
import { LearnedSection } from './learned-section.tsx';
import { RunningSection } from './running-section.tsx';

const freshMs = 30_000;
const freshWhileBeginningMs = 5000;

/** How the store stands, at a glance: what runs, what needs attention, what was learned. */
export function HomePage() {
  const storeId = useStoreId();
  const beginning = useQuery({
    ...firstStepsQuery(storeId),
    refetchInterval: ({ state }) => (state.data?.steps ? freshWhileBeginningMs : freshMs),
  });
  const steps = beginning.data?.steps ?? null;
  const home = useQuery({
    ...homeQuery(storeId),
    refetchInterval: steps === null ? freshMs : freshWhileBeginningMs,
  });
  return (
    <Page
      title="Home"
      description={
        home.data === undefined || home.data.learned.length > 0
          ? 'What runs, what needs attention, and what was learned.'
          : 'What runs and what needs attention.'
      }
    >
      <QueryView query={home}>
        {({ running, attention, learned }) => (
          <>
            {steps === null ? null : <FirstSteps steps={steps} storeId={storeId} />}
            <AttentionSection attention={attention} storeId={storeId} isNew={steps !== null} />
            <RunningSection running={running} storeId={storeId} />
            <LearnedSection learned={learned} storeId={storeId} />
          </>
        )}
      </QueryView>
    </Page>
  );
}
