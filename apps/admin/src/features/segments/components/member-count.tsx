import type { Segment } from '@facet/protocol';
import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { segmentCountQuery } from '../../../lib/klaviyo/get-segment-count.ts';

type Props = { readonly storeId: string; readonly segment: Segment };

/**
 * How many are in a segment, asked for by a button: Klaviyo counts one segment a call and allows few of them, and
 * visitors need those calls more.
 */
export function MemberCount({ storeId, segment }: Props) {
  const count = useQuery({ ...segmentCountQuery(storeId, segment.id), enabled: false });
  if (count.data !== undefined) {
    return (
      <Text>
        {count.data.profileCount === null ? 'Not told' : count.data.profileCount.toLocaleString('en')}
      </Text>
    );
  }
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      // Its word stands where the figure will.
      ml={-8}
      loading={count.isFetching}
      onClick={() => void count.refetch()}
      aria-label={`Count the members of ${segment.name}`}
      {...(count.isError ? { color: 'red' } : {})}
    >
      {count.isError ? 'Try again' : 'Count'}
    </Button>
  );
}
