import { Button, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../../../lib/session/get-session.ts';
import { askFirst } from '../../../ui/confirm.tsx';
import { notifyError } from '../../../ui/notify.ts';
import { signOutEverywhere } from '../api/account.ts';

/** For a device that is lost, or a browser that one left open somewhere. */
export function SignOutEverywhere() {
  const queryClient = useQueryClient();
  const leave = useMutation({
    mutationFn: signOutEverywhere,
    onSuccess: () => {
      queryClient.setQueryData(sessionQuery.queryKey, { state: 'signed_out' });
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
    },
    onError: notifyError,
  });
  const ask = () =>
    askFirst({
      title: 'Sign out everywhere?',
      body: 'All browsers in which you are signed in are signed out, this one too. Sign in again with your password.',
      confirm: 'Sign out everywhere',
      onConfirm: () => leave.mutate(),
    });
  return (
    <Stack gap="xs" align="flex-start">
      <Text size="sm">Did you lose a device, or leave a browser open somewhere?</Text>
      <Button variant="default" loading={leave.isPending} onClick={ask}>
        Sign out everywhere
      </Button>
    </Stack>
  );
}
