import type { FacetEvents } from './facet-api.ts';

/** Tells the page: dispatches `facet:<name>` on the document. */
export function announce<Name extends keyof FacetEvents>(name: Name, detail: FacetEvents[Name]): void {
  document.dispatchEvent(new CustomEvent(`facet:${name}`, { detail }));
}
