import type { Segment } from '@facet/protocol';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { connectionQuery } from './get-connection.ts';
import { useSegmentNames } from './use-segment-names.ts';

/** What the targeting builder needs to know about Klaviyo. */
export type SegmentCatalogue = {
  /** `unknown` until the connection was looked up. */
  readonly connection: 'unknown' | 'connected' | 'not_connected';
  /** Those that experiences ask about, at most a hundred; the others are searched for. */
  readonly segments: readonly Segment[];
  readonly loading: boolean;
  readonly error: unknown;
  /** A segment's name for people; its id where nobody knows the name. */
  readonly nameOf: (segmentId: string) => string;
};

/** The store's segments by name, and whether Klaviyo is connected at all. */
export function useSegmentCatalogue(storeId: string): SegmentCatalogue {
  const { data } = useQuery(connectionQuery(storeId));
  const state = data?.state;
  const isConnected = state !== undefined && state !== 'not_connected';
  const { find, used } = useSegmentNames(storeId, isConnected);
  const { data: list, isLoading, error } = used;
  return useMemo(
    () => ({
      connection: state === undefined ? 'unknown' : isConnected ? 'connected' : 'not_connected',
      segments: list?.segments ?? [],
      loading: isLoading,
      error,
      nameOf: (segmentId: string) => find(segmentId)?.name ?? segmentId,
    }),
    [state, isConnected, list, isLoading, error, find],
  );
}
