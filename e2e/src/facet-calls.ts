import type { BrowserContext } from 'playwright-core';

/** Calls that this visitor's pages made to Facet, by the last part of the path (`who`, `seen`). */
export type FacetCalls = {
  /** The bodies of the calls of this name, in order. */
  readonly list: (name: string) => readonly string[];
  readonly clear: () => void;
};

/** Listens to a visitor's requests from now on. */
export function listenToFacet(context: BrowserContext, facetUrl: string): FacetCalls {
  let calls: { readonly name: string | undefined; readonly body: string }[] = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== facetUrl) return;
    calls.push({ name: url.pathname.split('/').at(-1), body: request.postData() ?? '' });
  });
  return {
    list: (name) => calls.filter((call) => call.name === name).map((call) => call.body),
    clear: () => {
      calls = [];
    },
  };
}
