const statuses = ['draft', 'running', 'paused', 'ended'];
const kinds = ['test', 'personalization'];

/** What the list of experiences is narrowed to, as the address says it. */
export type ListSearch = {
  readonly search?: string;
  readonly status?: string;
  readonly kind?: string;
  /** The id of a segment that they ask about. */
  readonly segment?: string;
  /** `archived` shows what was put away. */
  readonly view?: string;
  /** Asks for a new one of this kind at once. */
  readonly create?: string;
  /** Counts from 1. */
  readonly page?: number;
};

/** Whether the list is narrowed at all; which of its pages is shown does not matter. */
export function isNarrowed({ search, status, kind, segment }: ListSearch): boolean {
  return [search, status, kind, segment].some((part) => part !== undefined);
}

/** What to ask the server for. What somebody wrote into the address and nobody knows is left out. */
export function toListParameters({ search, status, kind, segment, view, page }: ListSearch): string {
  const parameters = new URLSearchParams();
  if (search !== undefined) parameters.set('search', search.slice(0, 200));
  if (status !== undefined && statuses.includes(status)) parameters.set('status', status);
  if (kind !== undefined && kinds.includes(kind)) parameters.set('kind', kind);
  if (segment !== undefined) parameters.set('segment', segment.slice(0, 64));
  if (view === 'archived') parameters.set('archived', 'true');
  if (page !== undefined) parameters.set('page', String(page));
  return parameters.toString();
}
