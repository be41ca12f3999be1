import { type Part, usualOnAPage } from '@facet/protocol';

/** Which rows of a list a page holds. */
export type Rows = { readonly limit: number; readonly offset: number };

/** Makes of the page that was asked for which rows it holds; the first page where nothing is said. */
export function toRows({ page = 1, size = usualOnAPage }: Part): Rows {
  return { limit: size, offset: (page - 1) * size };
}
