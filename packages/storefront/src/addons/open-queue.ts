import type { FacetQueue } from '../facet-api.ts';

/** The queue of the page's calls. Nothing where the script runs already, since then it stands on the page twice. */
export function openQueue(): FacetQueue | undefined {
  const facet = (window.facet = window.facet || []);
  return Array.isArray(facet) ? facet : undefined;
}
