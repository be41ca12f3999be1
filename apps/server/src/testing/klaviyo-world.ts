import { authorizeResponseSchema, experienceSchema, type Store, storeSchema } from '@facet/protocol';
import { z } from 'zod';
import { defaultConfig } from '../config/config.ts';
import type { Ports } from '../context.ts';
import type { Server } from '../server.ts';
import { type Answer, createBrowser, type Send, signIn, startTestServer } from './test-server.ts';
import { unseal } from './unseal.ts';

/** The OAuth app that tests register with the simulator. */
export const testClient = {
  id: '3f0c2b8e-7a91-46d3-8c5b-0f7e2a8d1c44',
  secret: 'test-secret',
  name: 'Facet',
};
/** Where the test shop is. */
export const shopOrigin = 'https://shop.example';

/** A server beside a simulated Klaviyo, and what members, merchants and visitors do with the two. */
export type KlaviyoWorld = AsyncDisposable & {
  readonly server: Server;
  /** The owner's browser. */
  readonly owner: Send;
  readonly createStore: () => Promise<Store>;
  /** Clicks *Sign in with Klaviyo* and decides on the consent page; the path to which Klaviyo sends the browser back. */
  readonly consent: (store: Store, decision: 'allow' | 'deny', user?: string) => Promise<string>;
  /** Signs a store in with Klaviyo, all the way. */
  readonly connect: (store: Store, user?: string) => Promise<Answer>;
  /** Starts a personalization for a segment. */
  readonly personalize: (store: Store, segmentId: string) => Promise<void>;
  /** Asks as a page of the shop, from a network of one's own where an address is given; `json` is what was sealed. */
  readonly who: (store: Store, token: string, visitor?: string, address?: string) => Promise<Answer>;
  /** The same, with the memberships of running experiences by Klaviyo's ids of the segments. */
  readonly ask: (store: Store, token: string, address?: string) => Promise<Told>;
};

const membershipSchema = z.looseObject({ state: z.enum(['in', 'out', 'unknown']) });
const answerSchema = z.looseObject({
  identity: z.enum(['identified', 'unidentified', 'unreachable', 'pending']),
  subject: z.string().optional(),
  memberships: z.record(z.string(), membershipSchema).default({}),
});
/** What a page is told. */
export type Told = z.infer<typeof answerSchema>;

/** Starts a server for the simulator at `klaviyoUrl`; its redirect address is added to `redirectUris`. */
export async function openKlaviyoWorld(
  klaviyoUrl: string,
  redirectUris: string[],
  ports: Ports = {},
): Promise<KlaviyoWorld> {
  const server = await startTestServer({
    ports,
    config: {
      trustProxy: 1,
      klaviyo: {
        ...defaultConfig.klaviyo,
        oauthClient: { id: testClient.id, secret: testClient.secret },
        apiUrl: klaviyoUrl,
        authorizeUrl: `${klaviyoUrl}/oauth/authorize`,
      },
    },
  });
  redirectUris.push(`${server.url}/integrations/klaviyo/callback`);
  const owner = await signIn(server);
  const shop = createBrowser(server);

  const who: KlaviyoWorld['who'] = async (
    store,
    token,
    visitor = 'visitor-0001',
    address = '203.0.113.1',
  ) => {
    const body = JSON.stringify({ visitor, token });
    const answer = await shop('POST', `/s/${store.publicKey}/who`, body, {
      'content-type': 'text/plain',
      origin: shopOrigin,
      'x-forwarded-for': address,
    });
    return answer.status === 200 ? { ...answer, json: unseal(answer.json) } : answer;
  };

  const createStore = async (): Promise<Store> =>
    storeSchema.parse((await owner('POST', '/api/v1/stores', { name: 'Test', origins: [shopOrigin] })).json);

  const consent: KlaviyoWorld['consent'] = async (store, decision, user = 'user-maja') => {
    const begun = await owner('POST', `/api/v1/stores/${store.id}/klaviyo/authorize`);
    const { authorizeUrl } = authorizeResponseSchema.parse(begun.json);
    const back = await decide(klaviyoUrl, authorizeUrl, decision, user);
    return `${back.pathname}${back.search}`;
  };

  return {
    server,
    owner,
    createStore,
    consent,
    connect: async (store, user) => owner('GET', await consent(store, 'allow', user)),
    personalize: async (store, segmentId) => {
      const path = `/api/v1/stores/${store.id}/experiences`;
      const created = await owner('POST', path, { kind: 'personalization', name: `For ${segmentId}` });
      const { id, revision, name, definition } = experienceSchema.parse(created.json);
      const audience = {
        type: 'custom',
        expression: { field: 'klaviyo_segment', operator: 'equals', value: segmentId },
      };
      const saved = await owner('PUT', `${path}/${id}`, {
        revision,
        name,
        definition: { ...definition, audience },
      });
      const started = await owner('POST', `${path}/${id}/status`, { status: 'running' });
      if (saved.status !== 200 || started.status !== 200) throw new Error(saved.text + started.text);
    },
    who,
    ask: async (store, token, address) => {
      const { segments, secrets } = server.context;
      const told = answerSchema.parse((await who(store, token, undefined, address)).json);
      const names = new Map(
        (await segments.listRunning(store.id)).map((id) => [
          secrets.segmentKeyOf(store.id, id) as string,
          id,
        ]),
      );
      const memberships = Object.entries(told.memberships).map(([key, one]) => [names.get(key) ?? key, one]);
      return { ...told, memberships: Object.fromEntries(memberships) };
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** Logs in at the simulated Klaviyo and presses a button of its consent page. */
async function decide(
  klaviyoUrl: string,
  authorizeUrl: string,
  decision: 'allow' | 'deny',
  user: string,
): Promise<URL> {
  const query = new URL(authorizeUrl).search;
  const logIn = await fetch(`${klaviyoUrl}/oauth/login${query}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ user, password: 'demo-password' }),
  });
  const cookie = logIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const page = await (await fetch(authorizeUrl, { headers: { cookie } })).text();
  const formToken = /name="form_token" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const answer = await fetch(authorizeUrl, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie },
    body: new URLSearchParams({ form_token: formToken, decision }),
  });
  return new URL(answer.headers.get('location') ?? '');
}
