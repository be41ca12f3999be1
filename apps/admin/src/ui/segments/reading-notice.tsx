import type { SegmentList } from '@facet/protocol';
import { Alert, Progress, Stack, Text } from '@mantine/core';
import { useEndedConnection } from '../../lib/klaviyo/get-connection.ts';
import { IconAlertTriangle, IconRefresh } from '../icons.ts';
import { When } from '../when.tsx';

type Props = { readonly storeId: string; readonly list: SegmentList };

/**
 * How far the reading of the segments has come where it takes long, or that Klaviyo broke it off. Of a connection that
 * has ended, pages say so themselves.
 */
export function ReadingNotice({ storeId, list: { reading, interrupted, known, readAt } }: Props) {
  const hasEnded = useEndedConnection(storeId) !== undefined;
  if (hasEnded) return null;
  if (reading !== null) {
    const found = reading.found.toLocaleString('en');
    // How many there will be is known only where they were read before.
    const share = readAt === null || known === 0 ? null : Math.min(1, reading.found / known);
    return (
      <Alert color="blue" icon={<IconRefresh aria-hidden />} title="Reading your segments from Klaviyo">
        <Stack gap="xs">
          <Text size="sm" component="output">
            {found}
            {share === null ? '' : ` of about ${known.toLocaleString('en')}`} read so far. Klaviyo gives them
            out ten at a time; with thousands this takes minutes. What is read can be used already.
          </Text>
          <Progress
            value={share === null ? 100 : share * 100}
            striped={share === null}
            animated={share === null}
            aria-label="How many segments are read"
          />
        </Stack>
      </Alert>
    );
  }
  if (!interrupted) return null;
  return (
    <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title="The last reading ended early">
      <Text size="sm">
        Klaviyo did not answer to the end.{' '}
        {readAt === null ? (
          'What was read until then is shown; segments may be missing.'
        ) : (
          <>
            What was read <When at={readAt} /> is shown.
          </>
        )}{' '}
        Facet tries again by itself; you can also refresh them now.
      </Text>
    </Alert>
  );
}
