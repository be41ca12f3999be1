import { Alert, List, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { connectionQuery } from '../../../lib/klaviyo/get-connection.ts';
import { segmentsQuery } from '../../../lib/klaviyo/list-segments.ts';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { IconInfoCircle, IconSearch } from '../../../ui/icons.ts';
import { ButtonLink } from '../../../ui/link-components.tsx';
import { Page } from '../../../ui/page.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { toPollMs } from '../poll-interval.ts';
import { SegmentResults } from './segment-results.tsx';

/** The Klaviyo segments that experiences can aim at. */
export function SegmentsPage() {
  const storeId = useStoreId();
  const connection = useQuery(connectionQuery(storeId));
  return (
    <Page
      title="Segments"
      description="The segments of your Klaviyo account. Use them in the Targeting tab of a test or personalization."
    >
      <QueryView query={connection}>
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
            <Segments storeId={storeId} />
          )
        }
      </QueryView>
      <WhySegmentsOnly />
    </Page>
  );
}

const typingMs = 300;

function Segments({ storeId }: { readonly storeId: string }) {
  const { search = '' } = useSearch({ strict: false });
  const navigate = useNavigate();
  const [typed, setTyped] = useState(search);
  const look = useDebouncedCallback((next: string) => {
    void navigate({
      to: '/stores/$storeId/segments',
      params: { storeId },
      search: next === '' ? {} : { search: next },
      replace: true,
    });
  }, typingMs);
  const segments = useQuery({
    ...segmentsQuery(storeId, search),
    refetchInterval: ({ state }) => toPollMs(state.data?.segments ?? []),
  });
  return (
    <Stack>
      <TextInput
        label="Search"
        type="search"
        placeholder="Name of a segment"
        leftSection={<IconSearch size={16} aria-hidden />}
        maw={360}
        value={typed}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setTyped(next);
          look(next.trim());
        }}
      />
      <QueryView query={segments}>
        {(data) => <SegmentResults storeId={storeId} list={data} search={search} />}
      </QueryView>
    </Stack>
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
