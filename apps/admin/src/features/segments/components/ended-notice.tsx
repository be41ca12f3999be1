import { Alert, Stack, Text } from '@mantine/core';
import { useEndedConnection } from '../../../lib/klaviyo/get-connection.ts';
import { IconAlertTriangle } from '../../../ui/icons.ts';
import { ButtonLink } from '../../../ui/link-components.tsx';
import { When } from '../../../ui/when.tsx';

type Props = { readonly storeId: string; readonly readAt: string | null };

/** That Klaviyo lets nobody read its segments any more, what that means, and where to connect again. */
export function EndedNotice({ storeId, readAt }: Props) {
  const ended = useEndedConnection(storeId);
  if (ended === undefined) return null;
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title="Klaviyo no longer lets Facet in"
      role="alert"
    >
      <Stack gap="sm" align="flex-start">
        <Text size="sm">
          {ended.notice}{' '}
          {readAt === null ? (
            'What was read until then is shown; segments may be missing.'
          ) : (
            <>
              The segments are shown as they were read <When at={readAt} />.
            </>
          )}
        </Text>
        <ButtonLink size="xs" variant="default" to="/stores/$storeId/integrations" params={{ storeId }}>
          Connect Klaviyo again
        </ButtonLink>
      </Stack>
    </Alert>
  );
}
