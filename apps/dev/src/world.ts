import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createDemoShop, type DemoShop } from '@facet/demo-shop';
import { createSimulator, type Simulator } from '@facet/klaviyo-simulator';
import { createServer, defaultConfig, type Server } from '@facet/server';
import { buildStale } from './build/build-stale.ts';
import { createAgent } from './http/agent.ts';
import type { FacetApi } from './http/facet-api.ts';
import { type Ports, settlePorts } from './ports.ts';
import { findMarker, type Marker, saveMarker } from './seed/marker.ts';
import { seedStore, signIn } from './seed/seed-store.ts';

/** How to bring a world up. */
export type WorldOptions = {
  /** 0 takes a free port. */
  readonly ports: Ports;
  /** Where database and simulator keep what they know. */
  readonly dataDir: string;
  /** Wipes the folder first. */
  readonly fresh?: boolean;
  /** `empty` leaves Klaviyo unconnected and creates no experience; `connected`, as in the demo, when absent. */
  readonly extent?: 'empty' | 'connected';
  /** The shop asks before anything is remembered. */
  readonly consentBanner?: boolean;
  readonly logLevel?: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Hears what takes a while. */
  readonly say?: (line: string) => void;
};

/** Facet, a shop and a simulated Klaviyo in one process. */
export type World = AsyncDisposable & {
  readonly facetUrl: string;
  readonly shopUrl: string;
  readonly klaviyoUrl: string;
  readonly owner: { readonly email: string; readonly password: string };
  /** The link of an e-mail to a VIP. */
  readonly emailLink: string;
  readonly storeId: string;
  readonly publicKey: string;
  readonly simulator: Simulator;
  readonly server: Server;
  readonly shop: DemoShop;
  /** Facet's interface, signed in as the owner. */
  readonly openApi: () => Promise<FacetApi>;
};

const owner = { email: 'owner@nordlys.example', password: 'northern-lights' };
/** The simulated Klaviyo's only app; real ones come from Klaviyo's own pages. */
const oauthClient = { id: 'facet-demo', secret: 'facet-demo-secret' };

/** Brings up the whole world and seeds it through Facet's own doors. Throws `PortTakenError` before anything starts. */
export async function createWorld(options: WorldOptions): Promise<World> {
  const ports = await settlePorts(options.ports);
  await buildStale(options.say ?? (() => undefined));
  if (options.fresh === true) await rm(options.dataDir, { recursive: true, force: true });
  await mkdir(options.dataDir, { recursive: true });

  const facetUrl = `http://localhost:${ports.facet}`;
  const shopUrl = `http://localhost:${ports.shop}`;
  const klaviyoUrl = `http://localhost:${ports.klaviyo}`;
  await using stack = new AsyncDisposableStack();

  const simulator = stack.use(
    await createSimulator({
      port: ports.klaviyo,
      publicUrl: klaviyoUrl,
      shopUrl,
      clients: [
        { ...oauthClient, name: 'Facet', redirectUris: [`${facetUrl}/integrations/klaviyo/callback`] },
      ],
      file: join(options.dataDir, 'klaviyo.json'),
    }),
  );
  const server = stack.use(
    await createServer({
      ...defaultConfig,
      port: ports.facet,
      publicUrl: facetUrl,
      dataDirectory: join(options.dataDir, 'server'),
      klaviyo: { oauthClient, authorizeUrl: `${klaviyoUrl}/oauth/authorize`, apiUrl: klaviyoUrl },
      logLevel: options.logLevel ?? 'warn',
      owner,
    }),
  );
  const marker = await seed(options, facetUrl, shopUrl);
  const shop = stack.use(
    await createDemoShop({
      port: ports.shop,
      scriptUrl: `${facetUrl}${marker.scriptPath}`,
      klaviyo: { url: klaviyoUrl, company: simulator.world.getAccount().id },
      consentBanner: options.consentBanner ?? false,
    }),
  );
  const parts = stack.move();
  return {
    facetUrl,
    shopUrl,
    klaviyoUrl,
    owner,
    emailLink: findEmailLink(simulator, shopUrl),
    storeId: marker.storeId,
    publicKey: marker.publicKey,
    simulator,
    server,
    shop,
    openApi: () => signIn(createAgent(), facetUrl, owner),
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}

async function seed(options: WorldOptions, facetUrl: string, shopUrl: string): Promise<Marker> {
  const found = await findMarker(options.dataDir);
  if (found?.shopUrl === shopUrl) return found;
  const store = await seedStore({
    agent: createAgent(),
    facetUrl,
    // The same shop, as typed by hand.
    shopOrigins: [shopUrl, shopUrl.replace('localhost', '127.0.0.1')],
    owner,
    extent: found === undefined ? (options.extent ?? 'connected') : 'empty',
  });
  const marker: Marker = {
    storeId: store.storeId,
    publicKey: store.publicKey,
    scriptPath: new URL(store.scriptUrl).pathname,
    shopUrl,
  };
  await saveMarker(options.dataDir, marker);
  return marker;
}

/** The newest link to this shop in an e-mail to a VIP; the first start sends one. */
function findEmailLink(simulator: Simulator, shopUrl: string): string {
  const { people, segments, tokens } = simulator.world;
  const account = simulator.world.getAccount().id;
  const vip = segments.list(account).find((segment) => segment.name === 'VIP');
  const person = people.list(account).find((candidate) => vip?.members.has(candidate.id));
  if (person === undefined) throw new Error('Nobody is in the segment VIP.');
  const sent = tokens
    .listOf(person.id)
    .flatMap((token) => (token.expiredMs === null && token.link?.startsWith(shopUrl) ? [token.link] : []));
  return sent.at(-1) ?? tokens.sendEmail(person.id, { shopUrl, campaign: 'Autumn for VIPs' }).link;
}
