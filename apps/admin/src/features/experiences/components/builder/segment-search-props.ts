import type { ComboboxParsedItem } from '@mantine/core';
import { mostOptions } from './use-segment-search.ts';

/** How a list of segments behaves that the server searches. */
export function toSegmentSearchProps(answered: boolean) {
  return {
    searchable: true,
    // Enter takes the first that was found: of what stood there before the answer it would take a wrong one, and where
    // nothing was typed the one that is chosen is marked.
    selectFirstOptionOnChange: answered,
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
