import type { Segment } from '@facet/protocol';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { connectionQuery } from './get-connection.ts';
import { segmentsQuery } from './list-segments.ts';

/** What the targeting builder needs to know about Klaviyo. */
export type SegmentCatalogue = {
  /** `unknown` until the connection was looked up. */
  readonly connection: 'unknown' | 'connected' | 'not_connected';
  readonly segments: readonly Segment[];
  readonly loading: boolean;
  readonly error: unknown;
  /** A segment's name for people; its id where nobody knows the name. */
  readonly nameOf: (segmentId: string) => string;
};

/** The store's segments by name, and whether Klaviyo is connected at all. */
export function useSegmentCatalogue(storeId: string): SegmentCatalogue {
  const connection = useQuery(connectionQuery(storeId));
  const segments = useQuery({ ...segmentsQuery(storeId), enabled: isConnected(connection.data?.state) });
  const state = connection.data?.state;
  const list = segments.data?.segments;
  return useMemo(() => {
    const names = new Map((list ?? []).map((segment) => [segment.id, segment.name]));
    return {
      connection: state === undefined ? 'unknown' : isConnected(state) ? 'connected' : 'not_connected',
      segments: list ?? [],
      loading: segments.isLoading,
      error: segments.error,
      nameOf: (segmentId: string) => names.get(segmentId) ?? segmentId,
    };
  }, [state, list, segments.isLoading, segments.error]);
}

function isConnected(state: string | undefined): boolean {
  return state !== undefined && state !== 'not_connected';
}
