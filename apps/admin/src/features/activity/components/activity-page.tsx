import { Button, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { toAuditFilter } from '../activity-search.ts';
import { auditQuery } from '../api/list-audit.ts';
import { ActivityFilters } from './activity-filters.tsx';
import { AuditRows } from './audit-rows.tsx';

/** Every change that a member made, newest first. */
export function ActivityPage() {
  const storeId = useStoreId();
  const search = useSearch({ from: '/stores/$storeId/activity' });
  const filter = toAuditFilter(search);
  const audit = useInfiniteQuery(auditQuery(storeId, filter));
  const filtered = Object.keys(filter).some((name) => name !== 'scope');
  return (
    <Page title="Activity" description="Every change: who made it, when, and what was before.">
      <ActivityFilters search={search} />
      <QueryView query={audit}>
        {({ pages }) => {
          const entries = pages.flatMap((page) => page.entries);
          if (entries.length === 0) {
            return filtered ? (
              <EmptyState title="No change fits these filters">
                Choose other days, or clear the filters.
              </EmptyState>
            ) : (
              <EmptyState title="Nothing has happened yet">Changes appear here as they are made.</EmptyState>
            );
          }
          return (
            <Stack>
              <AuditRows entries={entries} />
              {audit.isFetchNextPageError ? <ErrorState error={audit.error} /> : null}
              {audit.hasNextPage ? (
                <Button
                  variant="default"
                  w="fit-content"
                  loading={audit.isFetchingNextPage}
                  onClick={() => void audit.fetchNextPage()}
                >
                  Show earlier changes
                </Button>
              ) : (
                <Text size="sm" c="dimmed">
                  That is all.
                </Text>
              )}
            </Stack>
          );
        }}
      </QueryView>
    </Page>
  );
}
