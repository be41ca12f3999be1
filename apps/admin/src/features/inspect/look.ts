import type { Inspection, InspectRequest } from '@facet/protocol';

/** What was asked, what came of it, and when. */
export type Look = {
  readonly request: InspectRequest;
  readonly inspection: Inspection;
  /** ISO 8601. */
  readonly at: string;
};

/** Whether two looks asked for the same circumstances; that one of them asked Klaviyo anew does not matter. */
export function asksAlike(before: InspectRequest, after: InspectRequest): boolean {
  const circumstances = (request: InspectRequest) => JSON.stringify({ ...request, refresh: undefined });
  return circumstances(before) === circumstances(after);
}
