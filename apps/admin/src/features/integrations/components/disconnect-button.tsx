import type { KlaviyoConnection } from '@facet/protocol';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { askFirst } from '../../../ui/confirm.tsx';
import { notifyDone, notifyError } from '../../../ui/notify.ts';
import { disconnectKlaviyo } from '../api/disconnect-klaviyo.ts';

type Props = { readonly storeId: string; readonly connection: KlaviyoConnection };

/** Ends the connection, after saying what that means. */
export function DisconnectButton({ storeId, connection }: Props) {
  const queryClient = useQueryClient();
  const disconnect = useMutation({
    mutationFn: () => disconnectKlaviyo(storeId),
    onSuccess: async () => {
      notifyDone('Klaviyo is disconnected. What was remembered is erased.');
      await queryClient.invalidateQueries({ queryKey: ['stores', storeId] });
    },
    onError: notifyError,
  });
  const means =
    connection.method === 'oauth'
      ? 'Facet’s access tokens are revoked at Klaviyo'
      : 'The private key is erased here';
  const lane = connection.hintsEnabled ? ' The fast lane ends as well.' : '';
  const ask = () =>
    askFirst({
      title: 'Disconnect Klaviyo?',
      body: `${means}, and all remembered memberships are erased (${connection.rememberedPeople.toLocaleString('en')} people).${lane} Experiences that ask for a segment show the original to everybody until you connect again.`,
      confirm: 'Disconnect',
      onConfirm: () => disconnect.mutate(),
    });
  return (
    <Button variant="default" size="xs" onClick={ask} loading={disconnect.isPending}>
      Disconnect
    </Button>
  );
}
