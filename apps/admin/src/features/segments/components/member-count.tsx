import type { Segment } from '@facet/protocol';
import { Stack, Text } from '@mantine/core';
import { useEndedConnection } from '../../../lib/klaviyo/get-connection.ts';
import { CountButton } from '../../../ui/segments/count-button.tsx';
import { When } from '../../../ui/when.tsx';

type Props = { readonly storeId: string; readonly segment: Segment };

/** How many are in a segment, as far as that is remembered, with its age; counted again when asked. */
export function MemberCount({ storeId, segment }: Props) {
  const { members } = segment;
  const hasEnded = useEndedConnection(storeId) !== undefined;
  return (
    <Stack gap={4} align="flex-start">
      {members === null ? (
        hasEnded ? (
          <Text size="sm" c="dimmed">
            Not counted
          </Text>
        ) : null
      ) : (
        <div>
          <Text>{members.count.toLocaleString('en')}</Text>
          <Text size="sm" c="dimmed">
            <When at={members.at} />
          </Text>
        </div>
      )}
      <CountButton storeId={storeId} segment={segment} countedAt={members?.at ?? null} />
    </Stack>
  );
}
