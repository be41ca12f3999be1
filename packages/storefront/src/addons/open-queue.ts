import type { FacetQueue } from '../facet-api.ts';

/** The queue of the page's calls. Nothing where the script runs already, since then it stands on the page twice. */
export function openQueue(): FacetQueue | undefined {
  const { facet } = window;
  if (Array.isArray(facet)) return facet;
  // An element with the id `facet` stands under this name too, and is no script of ours.
  if (facet && 'version' in facet) return undefined;
  return (window.facet = []);
}
