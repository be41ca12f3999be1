import { type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type Listening, listen } from './listen.ts';
import { toPage } from './real-facet.ts';

/** A shop behind a proxy that leads one path of the shop's to Facet, as docs/first-party.md tells nginx to. */
export type FirstPartyShop = Listening & {
  /** Where the path leads: Facet's storefront address, such as `http://localhost:4400/s`. */
  target: string;
  /** The head of the shop's pages. */
  head: string;
  /** What reached Facet. */
  readonly passedOn: { readonly path: string; readonly headers: IncomingHttpHeaders }[];
};

const path = '/n';

/** Starts it; all its pages are alike. */
export async function startFirstPartyShop(): Promise<FirstPartyShop> {
  const server = await listen((incoming, response) => {
    if (incoming.url?.startsWith(`${path}/`)) passOn(shop, incoming, response);
    else {
      // A cookie of the shop's own: none of Facet's business.
      response.setHeader('set-cookie', 'cart=s3cr3t; Path=/; HttpOnly');
      response.setHeader('content-type', 'text/html; charset=utf-8').end(toPage(shop.head));
    }
  });
  const shop: FirstPartyShop = {
    origin: server.origin,
    target: '',
    head: '',
    passedOn: [],
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
  return shop;
}

/** What nginx does by `proxy_pass`, with the headers that the page on this tells it to set. */
function passOn(shop: FirstPartyShop, incoming: IncomingMessage, response: ServerResponse): void {
  const target = new URL(`${shop.target}${incoming.url?.slice(path.length)}`);
  const { cookie: _dropped, ...headers } = incoming.headers;
  const sent = {
    ...headers,
    host: target.host,
    'x-forwarded-for': incoming.socket.remoteAddress ?? '',
    'x-forwarded-proto': 'http',
  };
  shop.passedOn.push({ path: target.pathname, headers: sent });
  const outgoing = request(target, { method: incoming.method ?? 'GET', headers: sent }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  outgoing.on('error', () => response.writeHead(502).end());
  incoming.pipe(outgoing);
}
