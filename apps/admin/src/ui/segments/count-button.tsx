import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { countSegment } from '../../lib/klaviyo/count-segment.ts';
import { useEndedConnection } from '../../lib/klaviyo/get-connection.ts';
import { segmentKeys } from '../../lib/klaviyo/list-segments.ts';
import { notifyError, notifyWaiting } from '../notify.ts';

type Props = {
  readonly storeId: string;
  readonly segment: { readonly id: string; readonly name: string };
  /** As of when the count is that is shown; `null` where none is. */
  readonly countedAt: string | null;
  /** What else shows counts is read again. */
  readonly onCounted?: () => unknown;
};

/** For so long the server answers what was counted. */
const freshMs = 10 * 60_000;

/**
 * Has the members of a segment counted, when asked: Klaviyo counts one segment a call and allows few of them, and
 * visitors need those calls more.
 */
export function CountButton({ storeId, segment, countedAt, onCounted }: Props) {
  const queryClient = useQueryClient();
  const hasEnded = useEndedConnection(storeId) !== undefined;
  const counting = useMutation({
    // One at a time: Klaviyo allows few counts a minute.
    scope: { id: `count segments of ${storeId}` },
    mutationFn: () => countSegment(storeId, segment.id),
    onSuccess: ({ profileCount }) => {
      if (profileCount === null) notifyWaiting(`Klaviyo does not tell how many are in “${segment.name}”.`);
    },
    onError: notifyError,
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: segmentKeys.lists(storeId) });
      await onCounted?.();
    },
  });
  // oxlint-disable-next-line react/purity -- whether it is fresh is of the moment at which it is shown
  const isFresh = countedAt !== null && Date.now() - Date.parse(countedAt) < freshMs;
  if (hasEnded || isFresh) return null;
  const words = countedAt === null ? 'Count now' : 'Count again';
  return (
    <Button
      size="compact-xs"
      variant="default"
      mih={24}
      loading={counting.isPending}
      aria-label={`${words}: ${segment.name}`}
      onClick={() => counting.mutate()}
    >
      {words}
    </Button>
  );
}
