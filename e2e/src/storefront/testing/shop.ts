import { parts } from '@facet/engine';
import { company, type Json, toPersonalization, vip } from './experiences.ts';
import { type Facet, startFacet } from './facet.ts';
import { type Listening, listen } from './listen.ts';
import { buildAddon, buildScript } from './script.ts';

/** A shop of a few pages that carries the script in its head, and the Facet it talks to. */
export type Shop = Listening & {
  readonly facet: Facet;
  /** Codes that `/discount/CODE` was asked to apply. */
  readonly discounts: string[];
  /** The store's configuration; the script carries it as it is now. */
  configuration: Json;
  /** Sent with every page. */
  headers: Readonly<Record<string, string>>;
  /** More for the head, before the script. */
  head: string;
};

/**
 * Starts the shop with one personalization for VIPs. `more` goes into its configuration; `carried` are the parts of
 * its script, such as `arrival+facts`; `addons` stand between the script and its start.
 */
export async function startShop(
  more: Json = {},
  carried = 'text',
  addons: readonly string[] = [],
): Promise<Shop> {
  const pieces = await Promise.all([buildScript(carried), ...addons.map(buildAddon)]);
  const script = pieces.join('\n');
  const facet = await startFacet();
  const discounts: string[] = [];
  const server = await listen((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://shop');
    if (pathname === '/facet.js') {
      response.setHeader('content-type', 'text/javascript');
      response.end(toServedScript(script, shop.configuration));
    } else if (pathname === '/shop.css') {
      response.setHeader('content-type', 'text/css').end('body{font:16px sans-serif}');
    } else if (pathname.startsWith('/discount/')) {
      discounts.push(decodeURIComponent(pathname.slice('/discount/'.length)));
      response.writeHead(302, { location: '/', 'set-cookie': 'discount_code=1; Path=/' }).end();
    } else {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...shop.headers });
      response.end(toHtml(shop.head));
    }
  });
  const shop: Shop = {
    origin: server.origin,
    facet,
    discounts,
    headers: {},
    head: '',
    configuration: toConfiguration(facet.endpoint, more),
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      await facet[Symbol.asyncDispose]();
    },
  };
  return shop;
}

/** All parts that a script may carry, as `parts` names them. */
export const wholeScript = parts.join('+');

/** A store's configuration with one personalization for VIPs. */
export function toConfiguration(endpoint: string, more: Json): Json {
  return {
    version: 1,
    store: 'shop',
    revision: '1',
    endpoint,
    klaviyoCompany: company,
    consent: 'not_required',
    hideLimitMs: 300,
    latePolicy: 'apply_now',
    membershipMaxAgeMs: 86_400_000,
    segments: [vip],
    experiences: [toPersonalization()],
    ...more,
  };
}

/** The file that the server makes of a built script; it can run code only where an experience brings some. */
export function toServedScript(script: string, configuration: Json): string {
  // Where reports go follows from where Facet is; tests say the latter alone.
  const json = JSON.stringify({ reportsUrl: `${String(configuration['endpoint'])}/seen`, ...configuration });
  const evaluate = /"(kind|field)":"javascript"/.test(json) ? ',function(c){return Function(c)()}' : '';
  return `${script};facetStart(${json}${evaluate});`;
}

function toHtml(head: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/shop.css">${head}<script src="/facet.js"></script></head>
<body><h1 id="headline">Original</h1><div id="box"><p>One</p><p class="two">Two</p></div>
<p id="styled" style="color: red">Styled</p><form id="form"><button type="button" id="go">Go</button></form>
<a href="/other">Other</a></body></html>`;
}
