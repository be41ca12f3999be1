import type { Segment, SegmentList } from '@facet/protocol';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { segmentKeys, segmentsQuery } from './list-segments.ts';

const mostAtOnce = 100;

/**
 * Finds segments by their ids: those in use are read at once, others when they are first asked for. What any list on the
 * page has told already is known. `undefined` until a segment is known.
 */
export function useSegmentNames(storeId: string, enabled: boolean) {
  const queryClient = useQueryClient();
  const used = useQuery({ ...segmentsQuery(storeId, { used: true, size: mostAtOnce }), enabled });
  const [missing, setMissing] = useState<readonly string[]>([]);
  const asked = useRef(new Set<string>());
  const named = useQuery({
    ...segmentsQuery(storeId, { ids: missing }),
    enabled: enabled && missing.length > 0,
  });
  const { data: usedList } = used;
  const { data: namedList } = named;
  const known = useMemo(
    () => toMap([usedList, missing.length === 0 ? undefined : namedList]),
    [usedList, namedList, missing],
  );
  const isReady = used.isSuccess;
  const find = useCallback(
    (id: string): Segment | undefined => {
      const segment =
        known.get(id) ??
        toMap(queryClient.getQueriesData<SegmentList>({ queryKey: segmentKeys.lists(storeId) })).get(id);
      if (segment === undefined && isReady && id !== '' && !asked.current.has(id)) {
        asked.current.add(id);
        // Asked for while a page is being made; that page cannot be changed by it.
        queueMicrotask(() => setMissing((before) => [...before, id].slice(-mostAtOnce)));
      }
      return segment;
    },
    [known, isReady, queryClient, storeId],
  );
  return { find, used };
}

type Source = SegmentList | undefined | readonly [unknown, SegmentList | undefined];

function toMap(sources: readonly Source[]): ReadonlyMap<string, Segment> {
  const lists = sources.map((source) =>
    source !== undefined && 'segments' in source ? source : source?.[1],
  );
  return new Map(lists.flatMap((list) => (list?.segments ?? []).map((segment) => [segment.id, segment])));
}
