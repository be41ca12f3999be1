import type { Hints } from '@facet/protocol';
import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { connectionQuery } from '../../../lib/klaviyo/get-connection.ts';
import { askFirst } from '../../../ui/confirm.tsx';
import { notifyDone, notifyError } from '../../../ui/notify.ts';
import { createHints } from '../api/create-hints.ts';
import { removeHints } from '../api/remove-hints.ts';

type Props = {
  readonly storeId: string;
  readonly allowed: boolean;
  /** What is to be put into Klaviyo now; `null` once nothing is. */
  readonly onChange: (hints: Hints | null) => void;
};

/** Allows the fast lane, renews its secret, or stops it. */
export function FastLaneActions({ storeId, allowed, onChange }: Props) {
  const queryClient = useQueryClient();
  const renew = () => queryClient.invalidateQueries({ queryKey: connectionQuery(storeId).queryKey });
  const create = useMutation({
    mutationFn: () => createHints(storeId),
    onSuccess: (hints) => {
      onChange(hints);
      return renew();
    },
    onError: notifyError,
    // The secret is for the eyes that asked for it, and for no memory.
    gcTime: 0,
  });
  const remove = useMutation({
    mutationFn: () => removeHints(storeId),
    onSuccess: () => {
      onChange(null);
      notifyDone('The fast lane is stopped. You can remove the webhook in Klaviyo.');
      return renew();
    },
    onError: notifyError,
  });
  if (!allowed) {
    return (
      <Group>
        <Button variant="default" loading={create.isPending} onClick={() => create.mutate()}>
          Allow the fast lane
        </Button>
      </Group>
    );
  }
  const askToRenew = () =>
    askFirst({
      title: 'Make a new secret?',
      body: 'The secret in use ends at once: hints from your flows are refused until you have put the new one into each of them.',
      confirm: 'Make a new secret',
      onConfirm: () => create.mutate(),
    });
  const askToStop = () =>
    askFirst({
      title: 'Stop the fast lane?',
      body: 'The secret ends at once and hints from your flows are refused. Visitors are still recognised; who enters a segment is noticed later. To allow it again you need a new secret.',
      confirm: 'Stop',
      onConfirm: () => remove.mutate(),
    });
  return (
    <Group>
      <Button variant="default" size="xs" loading={create.isPending} onClick={askToRenew}>
        Make a new secret
      </Button>
      <Button variant="default" size="xs" loading={remove.isPending} onClick={askToStop}>
        Stop
      </Button>
    </Group>
  );
}
