import { Stack, Text } from '@mantine/core';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { TextLink } from '../../../ui/link-components.tsx';
import { OrderLine } from './order-line.tsx';

/** What a store sees whose pages have not reported anything yet. */
export function NothingReported() {
  const storeId = useStoreId();
  return (
    <EmptyState
      title="Nothing has been reported yet"
      action={
        <Stack gap="sm" w="100%">
          <OrderLine />
          <Text size="sm" c="dimmed">
            Is there no page view either? Look whether an experience is running, and whether the script stands
            in the head of the pages:{' '}
            <TextLink underline="always" to="/stores/$storeId/install" params={{ storeId }}>
              Install
            </TextLink>
            .
          </Text>
        </Stack>
      }
    >
      Once an experience is running, page views come by themselves. Orders come with one line, on the page
      that thanks for the order:
    </EmptyState>
  );
}
