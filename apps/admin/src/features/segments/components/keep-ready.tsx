import type { Segment } from '@facet/protocol';
import { Stack, Switch, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { segmentKeys } from '../../../lib/klaviyo/list-segments.ts';
import { useMayEdit } from '../../../lib/session/get-session.ts';
import { askFirst } from '../../../ui/confirm.tsx';
import { notifyError } from '../../../ui/notify.ts';
import { Readiness } from '../../../ui/segments/readiness.tsx';
import { keepReady } from '../api/keep-ready.ts';

type Props = { readonly storeId: string; readonly segment: Segment };

/** Whether all members of a segment are read ahead of time, and how far that has come. */
export function KeepReady({ storeId, segment }: Props) {
  const mayEdit = useMayEdit();
  const queryClient = useQueryClient();
  const keep = useMutation({
    mutationFn: (wanted: boolean) => keepReady(storeId, segment.id, wanted),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: segmentKeys.lists(storeId) }),
    onError: notifyError,
  });
  const { warm } = segment;
  const change = (wanted: boolean) => {
    if (keep.isPending) return;
    if (wanted || warm === null || warm.members === 0) {
      keep.mutate(wanted);
      return;
    }
    askFirst({
      title: `No longer keep “${segment.name}” ready?`,
      body: 'What was read ahead counts no more: each new visitor costs one question more again. If you switch it on later, all members are read anew.',
      confirm: 'Stop keeping it ready',
      onConfirm: () => keep.mutate(false),
    });
  };
  if (warm === null && (!mayEdit || !segment.exists)) return <Text c="dimmed">–</Text>;
  return (
    <Stack gap={4}>
      {mayEdit ? (
        <Switch
          aria-label={`Keep ${segment.name} ready`}
          checked={keep.isPending ? keep.variables : warm !== null}
          onChange={(event) => change(event.currentTarget.checked)}
        />
      ) : null}
      {warm === null ? null : <Readiness storeId={storeId} segment={segment} warm={warm} />}
    </Stack>
  );
}
