import type { ComboboxParsedItem } from '@mantine/core';
import { mostOptions } from './use-segment-search.ts';

/** How a list of segments behaves that the server searches. */
export function toSegmentSearchProps(searching: boolean) {
  return {
    searchable: true,
    // Enter takes the first that was found: of what stood there before the answer it would take a wrong one.
    selectFirstOptionOnChange: !searching,
    limit: mostOptions,
    maxDropdownHeight: 320,
    // The server has looked already, for all words in any order.
    filter: ({ options }: { readonly options: ComboboxParsedItem[] }) => options,
  } as const;
}

/** What stands where nothing is found. */
export function toNothingFound(searching: boolean): string {
  return searching ? 'Looking …' : 'No segment is called that. Lists and profile tags are not offered.';
}
