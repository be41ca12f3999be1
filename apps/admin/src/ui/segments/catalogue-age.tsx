import type { SegmentList } from '@facet/protocol';
import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../../lib/api/api-error.ts';
import { useEndedConnection } from '../../lib/klaviyo/get-connection.ts';
import { segmentKeys } from '../../lib/klaviyo/list-segments.ts';
import { refreshSegments } from '../../lib/klaviyo/refresh-segments.ts';
import { notifyError } from '../notify.ts';
import { When } from '../when.tsx';

type Props = { readonly storeId: string; readonly list: SegmentList };

/** How many segments there are, how old that knowledge is, and a way to renew it. */
export function CatalogueAge({ storeId, list: { known, readAt, reading } }: Props) {
  const queryClient = useQueryClient();
  const refresh = useMutation({
    mutationFn: () => refreshSegments(storeId),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: segmentKeys.lists(storeId) }),
    // The page reads the connection again and says what has become of it.
    onError: (error) => (isRefusal(error) ? undefined : notifyError(error)),
  });
  const hasEnded = useEndedConnection(storeId) !== undefined;
  const count = known === 1 ? '1 segment' : `${known.toLocaleString('en')} segments`;
  return (
    <Group gap="xs">
      <Text size="sm" c="dimmed">
        {count}
        {readAt === null ? null : (
          <>
            , read from Klaviyo <When at={readAt} />
          </>
        )}
        .
      </Text>
      {hasEnded ? null : (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={refresh.isPending || reading !== null}
          onClick={() => refresh.mutate()}
        >
          Refresh segments now
        </Button>
      )}
    </Group>
  );
}

function isRefusal(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'klaviyo_refused';
}
