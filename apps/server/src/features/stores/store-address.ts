import type { WholeRuntime } from '../delivery/whole-runtime.ts';

/** What of a store says where its pages reach Facet. */
type Addressed = {
  readonly publicKey: string;
  readonly settings: { readonly address: string | null };
};

/** The lines for the head of a store's pages. */
export type Snippets = {
  readonly plain: string;
  readonly async: string;
  /** Nothing where the script is not built. */
  readonly integrity: string | null;
};

/**
 * Where a store's pages reach its endpoints, without a slash at the end. `storefrontUrl`: where they reach Facet, unless
 * the store has an address of its own.
 */
export function toEndpoint({ publicKey, settings }: Addressed, storefrontUrl: string): string {
  return `${settings.address ?? storefrontUrl}/${publicKey}`;
}

/** The lines for the head of a store's pages, one way each to load the same. */
export function toSnippets(
  store: Addressed,
  storefrontUrl: string,
  runtime: WholeRuntime | undefined,
): Snippets {
  const endpoint = toEndpoint(store, storefrontUrl);
  const base = store.settings.address ?? storefrontUrl;
  return {
    plain: `<script src="${endpoint}.js"></script>`,
    async: `<script async blocking="render" src="${endpoint}.js"></script>`,
    integrity:
      runtime === undefined
        ? null
        : `<script src="${base}/runtime/${runtime.revision}.js" integrity="${runtime.integrity}" crossorigin="anonymous"></script>\n<script src="${endpoint}/start.js"></script>`,
  };
}

/**
 * The address as it is kept: without a slash at the end. Nothing where it is none: it may have a path of plain segments,
 * and no query, no hash, no name and password.
 */
export function findAddress(text: string): string | undefined {
  const url = URL.parse(text.trim());
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  const isBare = url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  // It stands in an attribute of the page, and in front of further segments.
  const isPlain = /^(\/[\w.~-]+)*\/?$/.test(url.pathname);
  return isBare && isPlain ? `${url.origin}${url.pathname.replace(/\/$/, '')}` : undefined;
}
