import type { WholeRuntime } from '../delivery/whole-runtime.ts';
import { findSharedDomain } from './cookie-domain.ts';

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

/**
 * Why an address, as it is kept, cannot lead the pages of a store to Facet: all of its pages would call it. `origins`: the
 * store's; `storefrontUrl`: where pages reach Facet otherwise.
 */
export function findAddressProblem(
  address: string,
  origins: readonly string[],
  storefrontUrl: string,
): string | undefined {
  if (origins.includes(address)) {
    return 'This is where the store’s own pages are, so it cannot lead to Facet: add a path that does, such as /n.';
  }
  const { hostname } = new URL(address);
  const isNear = [...origins, storefrontUrl].some((url) => new URL(url).hostname === hostname);
  if (isNear || origins.some((origin) => findSharedDomain(new URL(origin).hostname, hostname)))
    return undefined;
  return 'This host belongs neither to the store nor to Facet, and all pages would call it: take a host of the store’s domain, or add its origin to the store first.';
}
