import { Button, Code, Group, Paper, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { findProblem } from '../../../lib/api/find-problem.ts';
import { connectionQuery } from '../../../lib/klaviyo/get-connection.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { notifyDone } from '../../../ui/notify.ts';
import { PasswordField } from '../../../ui/password-field.tsx';
import { connectPrivateKey } from '../api/connect-private-key.ts';

type Props = { readonly storeId: string; readonly onCancel: () => void };

/** Connects by a private key that is only kept sealed on the server. */
export function PrivateKeyForm({ storeId, onCancel }: Props) {
  const queryClient = useQueryClient();
  const [privateKey, setPrivateKey] = useState('');
  const connect = useMutation({
    mutationFn: () => connectPrivateKey(storeId, { privateKey: privateKey.trim() }),
    onSuccess: async () => {
      setPrivateKey('');
      notifyDone('Klaviyo is connected.');
      await queryClient.invalidateQueries({ queryKey: connectionQuery(storeId).queryKey });
      await queryClient.invalidateQueries({ queryKey: ['stores', storeId, 'segments'] });
    },
  });
  const wrong = findProblem(connect.error, 'privateKey');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    connect.mutate();
  };
  return (
    <Paper withBorder p="md">
      <form onSubmit={submit}>
        <Stack gap="sm">
          {connect.isError && wrong === undefined ? <ErrorState error={connect.error} /> : null}
          <Text size="sm">
            In Klaviyo: <b>Settings</b> → <b>API keys</b> → <b>Create Private API Key</b>, <b>Custom key</b>,
            with <b>Read access</b> to <Code>Accounts</Code>, <Code>Profiles</Code> and <Code>Segments</Code>{' '}
            and no access to anything else.
          </Text>
          <PasswordField
            label="Private API key"
            placeholder="pk_…"
            autoComplete="off"
            required
            minLength={8}
            maxLength={200}
            value={privateKey}
            error={wrong}
            onChange={(event) => {
              setPrivateKey(event.currentTarget.value);
              connect.reset();
            }}
            description="Kept sealed on the server, never shown again."
            visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the key' }}
          />
          <Group>
            <Button type="submit" loading={connect.isPending} disabled={privateKey.trim().length < 8}>
              Connect
            </Button>
            <Button variant="subtle" onClick={onCancel}>
              Cancel
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
