import type { ComboboxParsedItem } from '@mantine/core';
import { mostOptions } from './use-segment-search.ts';

/** How a list of segments behaves that the server searches. */
export const segmentSearchProps = {
  searchable: true,
  selectFirstOptionOnChange: true,
  limit: mostOptions,
  maxDropdownHeight: 320,
  // The server has looked already, for all words in any order.
  filter: ({ options }: { readonly options: ComboboxParsedItem[] }) => options,
} as const;

/** What stands where nothing is found. */
export function toNothingFound(searching: boolean): string {
  return searching ? 'Looking …' : 'No segment is called that. Lists and profile tags are not offered.';
}
