import { previewParameter } from '@facet/protocol';

/** The address of a page of the store, or what is wrong with what was given for one. */
export type PreviewPage =
  | { readonly ok: true; readonly url: URL }
  | { readonly ok: false; readonly message: string };

/**
 * Reads which page a preview link opens: a path of the store's first origin, or a whole address on any of its origins.
 * Anything else is refused: the link shows drafts, and Facet answers to the store's own pages alone.
 */
export function readPreviewPage(page: string, origins: readonly string[]): PreviewPage {
  const [first] = origins;
  if (first === undefined) {
    return { ok: false, message: 'The store has no address yet: add its origin in the settings first.' };
  }
  const url = page.startsWith('/') ? URL.parse(page, first) : URL.parse(page);
  if (url === null || url.username !== '' || url.password !== '' || !origins.includes(url.origin)) {
    return {
      ok: false,
      message: `This is no page of the store: give a path such as /collections/all, or an address that begins with ${origins.join(' or ')}.`,
    };
  }
  return { ok: true, url };
}

/** The page's address with the token at the end of its query; one that was there before makes room. */
export function toPreviewAddress(page: URL, token: string): string {
  const url = new URL(page);
  // Deleting writes the whole query anew, which not every shop reads as before.
  if (url.searchParams.has(previewParameter)) url.searchParams.delete(previewParameter);
  url.search = `${url.search === '' ? '?' : `${url.search}&`}${previewParameter}=${token}`;
  return url.href;
}
