import type { Agent } from '../http/agent.ts';
import { createFacetApi, type FacetApi } from '../http/facet-api.ts';
import { getList, getObject, getText, type JsonObject } from '../http/json.ts';
import { connectKlaviyo } from './connect-klaviyo.ts';
import { seedExperiences } from './experiences.ts';

/** Where the parts of the world are, and who may change them. */
export type SeedInput = {
  readonly agent: Agent;
  readonly facetUrl: string;
  readonly shopOrigins: readonly string[];
  readonly owner: { readonly email: string; readonly password: string };
  /** `connected` also connects Klaviyo and starts the two experiences; `empty` makes the store alone. */
  readonly extent: 'empty' | 'connected';
};

/** The seeded store as the shop needs to know it. */
export type SeededStore = {
  readonly storeId: string;
  readonly publicKey: string;
  readonly scriptUrl: string;
};

/**
 * Brings the demo's store about through Facet's own interface. Every step looks first whether it was made before, so
 * that a start which was cut short is finished by the next one.
 */
export async function seedStore(input: SeedInput): Promise<SeededStore> {
  const api = await signIn(input.agent, input.facetUrl, input.owner);
  const store = (await findStore(api)) ?? (await createStore(api, input.shopOrigins));
  const storeId = getText(store, 'id');
  await allowOrigins(api, store, input.shopOrigins);
  if (input.extent === 'connected') {
    const connection = await api.call('GET', `/stores/${storeId}/klaviyo`);
    if (getText(connection, 'state') === 'not_connected') {
      await connectKlaviyo(api, storeId);
    }
    const segments = {
      vip: await getSegment(api, storeId, 'VIP'),
      winBack: await getSegment(api, storeId, 'Win-back'),
    };
    await seedExperiences(api, storeId, segments);
  }
  return {
    storeId,
    publicKey: getText(store, 'publicKey'),
    scriptUrl: readScriptUrl(getText(store, 'snippet')),
  };
}

/** Signs a member in; the agent keeps the session. */
export async function signIn(
  agent: Agent,
  facetUrl: string,
  member: { readonly email: string; readonly password: string },
): Promise<FacetApi> {
  const api = createFacetApi(agent, facetUrl);
  await api.call('POST', '/session', { email: member.email, password: member.password });
  return api;
}

const storeName = 'Nordlys Outdoor';

async function findStore(api: FacetApi): Promise<JsonObject | undefined> {
  const stores = getList(await api.call('GET', '/stores'), 'stores').map((store) => getObject(store));
  return stores.find((store) => store['name'] === storeName);
}

async function createStore(api: FacetApi, origins: readonly string[]): Promise<JsonObject> {
  return getObject(await api.call('POST', '/stores', { name: storeName, origins }));
}

/** The shop may have moved to another port since the last start. */
async function allowOrigins(api: FacetApi, store: JsonObject, origins: readonly string[]): Promise<void> {
  const allowed = getList(store, 'settings', 'origins');
  if (origins.every((origin) => allowed.includes(origin))) return;
  await api.call('PATCH', `/stores/${getText(store, 'id')}`, { settings: { origins } });
}

async function getSegment(api: FacetApi, storeId: string, name: string): Promise<string> {
  const segments = getList(await api.call('GET', `/stores/${storeId}/segments`), 'segments');
  const segment = segments.find((candidate) => getText(candidate, 'name') === name);
  if (segment === undefined) throw new Error(`Klaviyo has no segment "${name}".`);
  return getText(segment, 'id');
}

function readScriptUrl(snippet: string): string {
  const url = /\ssrc="([^"]+)"/.exec(snippet)?.[1];
  if (url === undefined) throw new Error('The line for the head of the page holds no script address.');
  return url;
}
