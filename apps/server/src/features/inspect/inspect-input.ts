import { visitorShape } from '@facet/protocol';

/** What somebody typed into *Inspect visitor*. */
export type InspectInput =
  | { readonly understoodAs: 'exchange_id' | 'address'; readonly token: string }
  | { readonly understoodAs: 'visitor_id'; readonly visitor: string }
  | { readonly understoodAs: 'nothing'; readonly why: string };

const tokenShape = /^[\w\-=%]+\.\w+$/;
const inQuery = /[?&]_kx=([^&#\s]*)/;

/** Tells an address, an exchange id and a visitor id apart. The token is left as it was written: it is decoded once, later. */
export function readInspectInput(input: string): InspectInput {
  const text = input.trim();
  const parameter = inQuery.exec(text)?.[1];
  if (parameter !== undefined && parameter !== '') return { understoodAs: 'address', token: parameter };
  if (/^https?:\/\//i.test(text)) {
    return {
      understoodAs: 'nothing',
      why: 'This address carries no _kx. Copy it from a link in a Klaviyo message, or from the address bar after a click on one.',
    };
  }
  if (tokenShape.test(text)) return { understoodAs: 'exchange_id', token: text };
  if (visitorShape.test(text)) return { understoodAs: 'visitor_id', visitor: text };
  return {
    understoodAs: 'nothing',
    why: 'This is neither a _kx (such as aB3xY7.McN66: letters, a dot and the account’s key), nor an address that carries one (such as https://shop.example/?_kx=aB3xY7.McN66), nor a visitor id (such as 2f1b7f0e-6f1e-4e0e-9a53-0c6d3a2f7b11, the value of facet_id in the visitor’s browser).',
  };
}

/** A page as the engine wants it. */
export function toPage(address: string): {
  readonly url: string;
  readonly path: string;
  readonly parameters: Readonly<Record<string, readonly string[]>>;
} {
  const url = new URL(address);
  url.hash = '';
  const names = new Set(url.searchParams.keys());
  return {
    url: url.href,
    path: url.pathname,
    parameters: Object.fromEntries([...names].map((name) => [name, url.searchParams.getAll(name)])),
  };
}
