import type { KlaviyoConnection } from '@facet/protocol';
import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useMayOwn } from '../../../lib/session/get-session.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { authorizeKlaviyo } from '../api/authorize-klaviyo.ts';
import { PrivateKeyForm } from './private-key-form.tsx';

type Props = { readonly storeId: string; readonly connection: KlaviyoConnection };

/** The two ways to let Facet in. */
export function ConnectActions({ storeId, connection }: Props) {
  const mayOwn = useMayOwn();
  const [keyOpened, key] = useDisclosure(connection.method === 'private_key');
  const signIn = useMutation({
    mutationFn: () => authorizeKlaviyo(storeId),
    onSuccess: (url) => window.location.assign(url),
  });
  if (!mayOwn)
    return <Alert color="gray">The owner of this installation connects Klaviyo. Please ask them.</Alert>;

  return (
    <Stack gap="sm">
      {signIn.isError ? <ErrorState error={signIn.error} onRetry={() => signIn.mutate()} /> : null}
      {connection.oauthAvailable ? null : (
        <Alert color="gray" title="Sign in with Klaviyo is not set up on this server">
          <Text size="sm">
            Whoever runs it registers an app with Klaviyo and sets <Code>FACET_KLAVIYO_CLIENT_ID</Code> and{' '}
            <Code>FACET_KLAVIYO_CLIENT_SECRET</Code>; <Code>docs/klaviyo.md</Code> shows each step. Until
            then, use a private API key: it does the same for one account.
          </Text>
        </Alert>
      )}
      <Group>
        {connection.oauthAvailable ? (
          <Button onClick={() => signIn.mutate()} loading={signIn.isPending || signIn.isSuccess}>
            Sign in with Klaviyo
          </Button>
        ) : null}
        {keyOpened ? null : (
          <Button
            variant={connection.oauthAvailable ? 'subtle' : 'filled'}
            onClick={key.open}
            aria-expanded={keyOpened}
          >
            {connection.oauthAvailable ? 'Use a private API key instead' : 'Use a private API key'}
          </Button>
        )}
      </Group>
      {keyOpened ? <PrivateKeyForm storeId={storeId} onCancel={key.close} /> : null}
    </Stack>
  );
}
