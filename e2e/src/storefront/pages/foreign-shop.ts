import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Json } from '../testing/experiences.ts';
import { type Facet, startFacet } from '../testing/facet.ts';
import { type Listening, listen } from '../testing/listen.ts';
import { buildAddon, buildScript } from '../testing/script.ts';
import { toConfiguration, toServedScript } from '../testing/shop.ts';
import { bundleForBrowser } from './bundle.ts';
import { answerAsKlaviyo, type KlaviyoSide, klaviyoTag } from './klaviyo-side.ts';
import type { PageKind } from './page-kind.ts';
import { passOn } from './proxy.ts';

/** A shop of one kind of pages, with Facet's script first in its head, and the Facet that it talks to. */
export type ForeignShop = Listening & {
  readonly facet: Facet;
  /** The store's configuration; the script carries it as it is now. */
  configuration: Json;
  /** How Facet's script is sent; whole where absent. */
  sendScript: ((response: ServerResponse, script: string) => void) | undefined;
  /** Klaviyo's script is on the pages where there is one. */
  klaviyo: KlaviyoSide | undefined;
  /** More for the head, before Facet's script. */
  head: string;
  /** The addresses that were asked for, without the origin, in order. */
  readonly requests: string[];
  /** Called for what pages report to `/report?<what>`. */
  onReport: (what: string) => void;
};

const firstPartyPath = '/n/';

/**
 * Starts a shop of one kind with one personalization for VIPs. `more` goes into its configuration; `parts` are those that
 * its script carries, `addons` stand between the script and its start.
 */
export async function startForeignShop(
  kind: PageKind,
  more: Json = {},
  parts = 'text',
  addons: readonly string[] = [],
): Promise<ForeignShop> {
  const pieces = await Promise.all([buildScript(parts), ...addons.map(buildAddon)]);
  const script = pieces.join('\n');
  const facet = await startFacet();
  const server = await listen(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://shop');
    const { pathname } = url;
    shop.requests.push(url.pathname + url.search);
    if (pathname === scriptPath) {
      response.setHeader('content-type', 'text/javascript');
      const served = toServedScript(script, shop.configuration);
      if (shop.sendScript === undefined) response.end(served);
      else shop.sendScript(response, served);
    } else if (kind.isFirstParty && pathname.startsWith(firstPartyPath)) {
      passOn(request, response, `${facet.origin}/s/${pathname.slice(firstPartyPath.length)}`);
    } else if (!(await answerAsShop(kind, shop, request, response, url))) {
      const head = `${shop.head}<script src="${scriptPath}"></script>${shop.klaviyo ? klaviyoTag : ''}`;
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...kind.headers });
      response.end(kind.toHtml(url, head));
    }
  });
  const scriptPath = kind.isFirstParty ? `${firstPartyPath}shop.js` : '/facet.js';
  const endpoint = kind.isFirstParty ? `${server.origin}${firstPartyPath}shop` : facet.endpoint;
  const shop: ForeignShop = {
    origin: server.origin,
    facet,
    configuration: toConfiguration(endpoint, more),
    sendScript: undefined,
    klaviyo: undefined,
    head: '',
    requests: [],
    onReport: () => undefined,
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      await facet[Symbol.asyncDispose]();
    },
  };
  return shop;
}

/** Answers what is neither Facet's nor a document; tells whether it did. */
async function answerAsShop(
  kind: PageKind,
  shop: ForeignShop,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<boolean> {
  const source = kind.scripts[url.pathname];
  if (source !== undefined) {
    response.setHeader('content-type', 'text/javascript').end(await bundleForBrowser(source));
    return true;
  }
  if (url.pathname === '/shop.css') {
    response.setHeader('content-type', 'text/css').end('body{font:16px sans-serif}');
    return true;
  }
  if (url.pathname === '/report') {
    shop.onReport(decodeURIComponent(url.search.slice(1)));
    response.writeHead(204).end();
    return true;
  }
  if (shop.klaviyo && answerAsKlaviyo(shop.klaviyo, url.pathname, await readBody(request), response)) {
    return true;
  }
  return kind.answer?.(request, response, url) ?? false;
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
