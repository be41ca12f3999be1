import { Alert, Button, Stack, Text } from '@mantine/core';
import { toErrorText } from '../lib/api/api-error.ts';
import { IconAlertTriangle } from './icons.ts';

type Props = { readonly error: unknown; readonly onRetry?: () => void };

/** Says what went wrong, and offers to try again. */
export function ErrorState({ error, onRetry }: Props) {
  const { title, detail } = toErrorText(error);
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={title} role="alert">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{detail}</Text>
        {onRetry === undefined ? null : (
          <Button size="xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
