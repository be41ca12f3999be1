import type { SegmentList } from '@facet/protocol';
import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notifyError } from '../../../ui/notify.ts';
import { When } from '../../../ui/when.tsx';
import { refreshSegments } from '../api/refresh-segments.ts';

type Props = { readonly storeId: string; readonly list: SegmentList };

/** How many segments there are, how old that knowledge is, and a way to renew it. */
export function CatalogueAge({ storeId, list: { segments, readAt } }: Props) {
  const queryClient = useQueryClient();
  const refresh = useMutation({
    mutationFn: () => refreshSegments(storeId),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['stores', storeId, 'segments'] }),
    onError: notifyError,
  });
  const count = segments.length === 1 ? '1 segment' : `${segments.length.toLocaleString('en')} segments`;
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
      <Button size="compact-sm" variant="subtle" loading={refresh.isPending} onClick={() => refresh.mutate()}>
        Read again
      </Button>
    </Group>
  );
}
