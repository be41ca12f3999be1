import { Stack, Title } from '@mantine/core';
import { usePrefetchQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { firstStepsQuery } from '../../../lib/first-steps/get-first-steps.ts';
import { connectionQuery } from '../../../lib/klaviyo/get-connection.ts';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { NextStep } from '../../../ui/next-step.tsx';
import { Page } from '../../../ui/page.tsx';
import { QueryView, SkeletonLines } from '../../../ui/query-view.tsx';
import { showNotification } from '../../../ui/show-notification.ts';
import { toOutcome } from '../outcome.ts';
import { KlaviyoCard } from './klaviyo-card.tsx';

const freshMs = 15_000;

/** What Facet is connected with. */
export function IntegrationsPage() {
  const storeId = useStoreId();
  const connection = useQuery({ ...connectionQuery(storeId), refetchInterval: freshMs });
  // Asked for at once, so that the next step comes with the card below it, and seldom pushes it down.
  usePrefetchQuery(firstStepsQuery(storeId));
  useOutcome(storeId);
  return (
    <Page title="Integrations" description="Connect Facet with what you already use.">
      {connection.data === undefined || connection.data.state === 'not_connected' ? null : (
        <NextStep after="connect" />
      )}
      <Stack>
        <Title order={2} size="h4">
          Analytics
        </Title>
        <QueryView query={connection} loading={<SkeletonLines tall />}>
          {(data) => <KlaviyoCard storeId={storeId} connection={data} />}
        </QueryView>
      </Stack>
    </Page>
  );
}

/** Tells how the sign-in ended, once, and takes it out of the address. */
function useOutcome(storeId: string): void {
  const { klaviyo } = useSearch({ strict: false });
  const navigate = useNavigate();
  useEffect(() => {
    if (klaviyo === undefined) return;
    const { color, title, message } = toOutcome(klaviyo);
    showNotification({
      id: 'klaviyo-outcome',
      title,
      message,
      color,
      autoClose: color === 'green' ? 6000 : false,
    });
    void navigate({ to: '/stores/$storeId/integrations', params: { storeId }, search: {}, replace: true });
  }, [klaviyo, navigate, storeId]);
}
