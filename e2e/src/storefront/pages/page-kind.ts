import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * One kind of foreign page. All have a headline (`#headline`) that says *Original* on `/` and `/other`, and a button
 * (`#more`) whose clicks their own script counts (`#count`).
 */
export type PageKind = {
  readonly name: string;
  /** Sent with every document. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Facet's script and endpoints are paths of the shop's own, which a proxy leads to Facet. */
  readonly isFirstParty?: boolean;
  /** The document at an address; `head` belongs first into its head. */
  readonly toHtml: (url: URL, head: string) => string;
  /** The shop's own scripts, by path. */
  readonly scripts: Readonly<Record<string, URL>>;
  /** Answers further requests; tells whether it did. */
  readonly answer?: (request: IncomingMessage, response: ServerResponse, url: URL) => boolean;
};

/** The script that counts, for kinds that have no framework for it. */
export const countScript = new URL('./browser/count.ts', import.meta.url);

/** A document of a shop: what Facet's changes aim at in the tests is the same on all of them. */
export function toDocument(head: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}<title>Shop</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/shop.css"></head><body>${body}</body></html>`;
}

/** The headline and the button that counts. */
export const basics = `<h1 id="headline">Original</h1>
<button type="button" id="more">More</button> <output id="count">0</output>
<p id="styled">Styled</p><a id="picked" href="/pick">Picked</a>`;
