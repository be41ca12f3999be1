import type { Experience } from '@facet/protocol';

/** What the list is narrowed to, as the address says it. */
export type Filters = { readonly search?: string; readonly status?: string; readonly kind?: string };

type Listed = Pick<Experience, 'name' | 'status' | 'kind' | 'updatedAt'>;

/** The experiences that fit, last changed first. */
export function filterExperiences<Item extends Listed>(
  list: readonly Item[],
  filters: Filters,
): readonly Item[] {
  const words = (filters.search ?? '').toLocaleLowerCase('en').split(/\s+/);
  return list
    .filter(
      ({ name, status, kind }) =>
        (filters.status === undefined || status === filters.status) &&
        (filters.kind === undefined || kind === filters.kind) &&
        words.every((word) => name.toLocaleLowerCase('en').includes(word)),
    )
    .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
}
