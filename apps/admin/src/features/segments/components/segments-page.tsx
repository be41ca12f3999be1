import { Alert, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { connectionQuery } from '../../../lib/klaviyo/get-connection.ts';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { IconInfoCircle } from '../../../ui/icons.ts';
import { ButtonLink } from '../../../ui/link-components.tsx';
import { Page } from '../../../ui/page.tsx';
import { QueryView, SkeletonLines } from '../../../ui/query-view.tsx';
import { SegmentCatalogue } from './segment-catalogue.tsx';

/** The Klaviyo segments that experiences can aim at. */
export function SegmentsPage() {
  const storeId = useStoreId();
  const connection = useQuery(connectionQuery(storeId));
  return (
    <Page
      title="Segments"
      description="The segments of your Klaviyo account. Use them in the Targeting tab of a test or personalization."
    >
      <QueryView query={connection} loading={<SkeletonLines tall />}>
        {(data) =>
          data.state === 'not_connected' ? (
            <EmptyState
              title="Klaviyo is not connected yet"
              action={
                <ButtonLink to="/stores/$storeId/integrations" params={{ storeId }}>
                  Connect Klaviyo
                </ButtonLink>
              }
            >
              Once it is, its segments appear here, and you can show each of them something of its own.
            </EmptyState>
          ) : (
            <SegmentCatalogue storeId={storeId} />
          )
        }
      </QueryView>
      <WhySegmentsOnly />
    </Page>
  );
}

function WhySegmentsOnly() {
  return (
    <Alert color="gray" icon={<IconInfoCircle aria-hidden />} title="Why lists and profile tags are not here">
      <Text size="sm">
        Facet asks Klaviyo which segments a visitor is in, and nothing else. To aim at one of these, make a
        segment of it in Klaviyo:
      </Text>
      <List size="sm" mt={4}>
        <List.Item>
          <b>A list:</b> a segment with the condition <i>is in list</i>.
        </List.Item>
        <List.Item>
          <b>A profile tag or property:</b> a segment with the condition <i>properties about someone</i>.
        </List.Item>
      </List>
    </Alert>
  );
}
