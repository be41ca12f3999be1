import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance } from 'fastify';
import { readAssets } from './assets.ts';
import { registerAccount } from './routes/account.ts';
import { registerCart } from './routes/cart.ts';
import { registerPages } from './routes/pages.ts';
import { contentSecurityPolicy } from './security.ts';
import { createVisits } from './visits.ts';

/** How to run the shop. `port` 0 takes a free one. */
export type DemoShopOptions = {
  readonly port: number;
  /** The address to listen at; loopback when absent. */
  readonly host?: string;
  /** The address of Facet's script; the shop runs without Facet when absent. */
  readonly scriptUrl?: string;
  /** Klaviyo's side; the shop runs without Klaviyo when absent. `company` is Klaviyo's public key. */
  readonly klaviyo?: { readonly url: string; readonly company: string };
  /** Shows a banner that asks before anything is remembered. */
  readonly consentBanner?: boolean;
};

/** A running shop. */
export type DemoShop = AsyncDisposable & { readonly url: string };

/** Starts *Nordlys Outdoor*: server-rendered pages, a cart and a customer in cookies, discount links as Shopify has them. */
export async function createDemoShop(options: DemoShopOptions): Promise<DemoShop> {
  const host = options.host ?? '127.0.0.1';
  const app = fastify({ bodyLimit: 16_384, forceCloseConnections: true });
  await app.register(cookie);
  await app.register(formbody);
  const assets = readAssets();
  const visits = createVisits({
    scriptUrl: options.scriptUrl,
    klaviyoScriptUrl: options.klaviyo && toKlaviyoScriptUrl(options.klaviyo),
    styleUrl: assets.style.url,
    shopScriptUrl: assets.script.url,
    consentBanner: options.consentBanner ?? false,
  });
  protect(app, options);
  for (const asset of Object.values(assets)) {
    app.get(`/assets/${asset.name}`, (_request, reply) =>
      reply
        .type(asset.type)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .send(asset.content),
    );
  }
  registerPages(app, visits);
  registerCart(app, visits);
  registerAccount(app, visits);
  const url = await app.listen({ port: options.port, host });
  return { url, [Symbol.asyncDispose]: () => app.close() };
}

function toKlaviyoScriptUrl(klaviyo: { readonly url: string; readonly company: string }): string {
  return `${klaviyo.url}/onsite/js/klaviyo.js?company_id=${encodeURIComponent(klaviyo.company)}`;
}

function protect(app: FastifyInstance, options: DemoShopOptions): void {
  const origins = [options.scriptUrl, options.klaviyo?.url].filter((url) => url !== undefined);
  const policy = contentSecurityPolicy(origins.map((url) => new URL(url).origin));
  app.addHook('onSend', async (_request, reply) => {
    reply.header('content-security-policy', policy);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'strict-origin-when-cross-origin');
  });
}
