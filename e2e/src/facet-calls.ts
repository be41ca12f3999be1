import type { BrowserContext } from 'playwright-core';

/** Calls that this visitor's pages made to Facet, by the last part of the path (`who`, `seen`), in order. */
export type FacetCalls = {
  readonly list: () => readonly string[];
  readonly count: (name: string) => number;
  readonly clear: () => void;
};

/** Listens to a visitor's requests from now on. */
export function listenToFacet(context: BrowserContext, facetUrl: string): FacetCalls {
  let names: string[] = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin === facetUrl) names.push(url.pathname.split('/').at(-1) ?? '');
  });
  return {
    list: () => names,
    count: (name) => names.filter((candidate) => candidate === name).length,
    clear: () => {
      names = [];
    },
  };
}
