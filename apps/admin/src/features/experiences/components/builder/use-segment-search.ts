import type { Segment } from '@facet/protocol';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { segmentsQuery } from '../../../../lib/klaviyo/list-segments.ts';
import { useEditor } from '../editor-context.tsx';
import { type SegmentOption, toSegmentOptions } from './segment-options.tsx';

/** Accounts have up to ten thousand segments; more than these nobody reads through. */
export const mostOptions = 100;
const restMs = 200;

type SegmentSearch = {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** What the server found, starred ones first, and what is chosen. */
  readonly options: readonly SegmentOption[];
  readonly find: (segmentId: string) => Segment | undefined;
  readonly searching: boolean;
  /** Whether what was found answers what was typed, and not a field that was only opened. */
  readonly answered: boolean;
  readonly failed: boolean;
};

/** Looks for segments on the server while somebody types. */
export function useSegmentSearch(chosen: readonly string[]): SegmentSearch {
  const { storeId, catalogue } = useEditor();
  const [text, setText] = useState('');
  const [resting] = useDebouncedValue(text, restMs);
  // The field of one choice shows its name: that is nothing to look for.
  const isName = chosen.some((id) => catalogue.nameOf(id) === resting);
  const { data, isFetching, isError } = useQuery({
    ...segmentsQuery(storeId, { search: isName ? '' : resting.trim(), size: mostOptions }),
    enabled: catalogue.connection === 'connected',
  });
  const found = data?.segments ?? [];
  const searching = isFetching || text !== resting;
  return {
    text,
    onText: setText,
    options: toSegmentOptions(found, chosen, catalogue.nameOf),
    find: (id) =>
      found.find((segment) => segment.id === id) ?? catalogue.segments.find((segment) => segment.id === id),
    searching,
    answered: !searching && !isName && text !== '',
    failed: isError,
  };
}
