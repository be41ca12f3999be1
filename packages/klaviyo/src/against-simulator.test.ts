import { createSimulator, type Simulator } from '@facet/klaviyo-simulator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKlaviyoClient, type KlaviyoClient } from './client.ts';
import { endpointsAt } from './endpoints.ts';
import { KlaviyoError } from './klaviyo-error.ts';
import type { KlaviyoApp } from './oauth/app.ts';
import { createAuthorizationAttempt } from './oauth/authorize-url.ts';
import { exchangeCode } from './oauth/exchange-code.ts';
import type { Grant } from './oauth/grant.ts';
import { refreshGrant } from './oauth/refresh-grant.ts';
import { revokeGrant } from './oauth/revoke-grant.ts';

const clientId = '3f0c2b8e-7a91-46d3-8c5b-0f7e2a8d1c44';
const redirectUri = 'http://localhost:4400/integrations/klaviyo/callback';

let simulator: Simulator;
let app: KlaviyoApp;

beforeEach(async () => {
  simulator = await createSimulator({
    port: 0,
    shopUrl: 'http://localhost:4401',
    clients: [{ id: clientId, secret: 'a-secret_with.signs~', redirectUris: [redirectUri], name: 'Facet' }],
  });
  app = {
    clientId,
    clientSecret: 'a-secret_with.signs~',
    redirectUri,
    endpoints: endpointsAt(simulator.url, `${simulator.url}/oauth/authorize`),
  };
});
afterEach(() => simulator[Symbol.asyncDispose]());

/** Logs in and decides on the consent page, as a merchant's browser would; answers with the callback's address. */
async function consent(authorizeUrl: string, decision: 'allow' | 'deny'): Promise<URL> {
  const query = new URL(authorizeUrl).search;
  const form = (fields: Record<string, string>) => ({
    method: 'POST',
    redirect: 'manual' as const,
    body: new URLSearchParams(fields),
  });
  const logIn = await fetch(
    `${simulator.url}/oauth/login${query}`,
    form({ user: 'user-maja', password: 'demo-password' }),
  );
  const cookie = logIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const page = await (await fetch(authorizeUrl, { headers: { cookie } })).text();
  const formToken = /name="form_token" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const answer = await fetch(authorizeUrl, {
    ...form({ form_token: formToken, decision }),
    headers: { cookie },
  });
  return new URL(answer.headers.get('location') ?? '');
}

async function signIn(): Promise<{ grant: Grant; code: string; codeVerifier: string }> {
  const { url, codeVerifier } = await createAuthorizationAttempt(app);
  const code = (await consent(url, 'allow')).searchParams.get('code') ?? '';
  return { grant: await exchangeCode(app, code, codeVerifier), code, codeVerifier };
}

function createClient(authorization: string, timeoutMs = 2000): KlaviyoClient {
  return createKlaviyoClient({
    apiUrl: app.endpoints.apiUrl,
    credential: { authorization: async () => authorization },
    timeoutMs,
    gate: (_operation, request) => request(),
    observe: () => {},
  });
}

async function kindOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'no error';
  } catch (error) {
    return error instanceof KlaviyoError ? error.kind : String(error);
  }
}

describe('signing in', () => {
  it('ends in a grant with the three rights', async () => {
    const { grant } = await signIn();
    expect(grant.scopes.toSorted()).toEqual(['accounts:read', 'profiles:read', 'segments:read']);
    expect(grant.expiresAtMs - Date.now()).toBeGreaterThan(3_500_000);
  });

  it('brings the state back, also when the merchant says no', async () => {
    const { url, state } = await createAuthorizationAttempt(app);
    const callback = await consent(url, 'deny');
    expect(callback.searchParams.get('state')).toBe(state);
    expect(callback.searchParams.get('error')).toBe('access_denied');
  });

  it('refuses a code that is used, and a verifier of another attempt', async () => {
    const { code, codeVerifier } = await signIn();
    expect(await kindOf(exchangeCode(app, code, codeVerifier))).toBe('invalid_grant');
    const { url } = await createAuthorizationAttempt(app);
    const other = (await consent(url, 'allow')).searchParams.get('code') ?? '';
    expect(await kindOf(exchangeCode(app, other, codeVerifier))).not.toBe('no error');
  });

  it('tells a wrong client secret from a grant that is over', async () => {
    const { grant } = await signIn();
    expect(await kindOf(refreshGrant({ ...app, clientSecret: 'wrong' }, grant))).toBe('unauthorized');
    expect(await kindOf(refreshGrant(app, { ...grant, refreshToken: 'wrong' }))).toBe('invalid_grant');
  });

  it('renews and gives back', async () => {
    const { grant } = await signIn();
    const renewed = await refreshGrant(app, grant);
    expect(renewed.accessToken).not.toBe(grant.accessToken);
    await revokeGrant(app, renewed);
    expect(await kindOf(refreshGrant(app, renewed))).toBe('invalid_grant');
    expect(await kindOf(createClient(`Bearer ${renewed.accessToken}`).getAccount())).toBe('unauthorized');
  });

  it('does not take a token endpoint that fails for a grant that is over', async () => {
    const { grant } = await signIn();
    for (const kind of ['html_403', 'server_error'] as const) {
      simulator.faults.clear();
      simulator.faults.set({ operation: 'oauth_token', kind });
      expect(await kindOf(refreshGrant(app, grant))).toBe('unavailable');
    }
    simulator.faults.clear();
    simulator.faults.set({ operation: 'oauth_token', kind: 'rate_limited' });
    expect(await kindOf(refreshGrant(app, grant))).toBe('throttled');
  });
});

describe('asking', () => {
  const key = 'Klaviyo-API-Key pk_d3m00n1y5f0c2b8e7a9146d3c5b0f7e2a8';
  const vera = '01KGH3ZC80M9S346Q3D25VT4F5';
  const nils = '01KGH3ZC80V37E3S3E28JT97KB';

  it('names the account', async () => {
    expect(await createClient(key).getAccount()).toEqual({
      id: 'NRDL01',
      publicKey: 'NRDL01',
      name: 'Nordlys Outdoor',
    });
  });

  it('lists segments over more than one page, and no lists', async () => {
    const segments = await createClient(key).listSegments();
    expect(segments).toHaveLength(12);
    expect(segments.find(({ name }) => name === 'VIP')).toEqual({
      id: 'VpX7kd',
      name: 'VIP',
      starred: true,
      state: 'active',
    });
    expect(
      segments
        .filter(({ state }) => state !== 'active')
        .map(({ state }) => state)
        .toSorted(),
    ).toEqual(['inactive', 'processing']);
    expect(segments.some(({ name }) => name === 'Newsletter')).toBe(false);
  });

  it('finds who holds a token, and in which segments they are', async () => {
    const client = createClient(key);
    const { token } = simulator.world.tokens.create(vera);
    expect(await client.findProfileId(token)).toBe(vera);
    expect(await client.findHolderInSegment('VpX7kd', token)).toBe(vera);
    expect(await client.findHolderInSegment('WbQ2rt', token)).toBeUndefined();
    expect(await client.listMembersAmong('VpX7kd', () => [vera, nils])).toEqual(new Set([vera]));
    expect(await client.listSegmentIdsForProfile(vera)).toContain('VpX7kd');
    expect(await client.getSegmentCount('VpX7kd')).toBe(3);
  });

  it('tells tokens that lead nowhere from failures', async () => {
    const client = createClient(key);
    const { token } = simulator.world.tokens.create(nils);
    simulator.world.tokens.expire(token);
    expect(await kindOf(client.findProfileId(token))).toBe('unresolvable_token');
    const stray = simulator.world.tokens.createStray('NRDL01', 'unknown');
    const found = await client.findProfileId(stray).catch((error: unknown) => error);
    expect(
      found === undefined || (found instanceof KlaviyoError && found.kind === 'unresolvable_token'),
    ).toBe(true);
  });

  it('names what is gone and what is refused', async () => {
    expect(await kindOf(createClient(key).getSegmentCount('GONE00'))).toBe('not_found');
    expect(await kindOf(createClient(key).listSegmentIdsForProfile('01GONE'))).toBe('not_found');
    expect(await kindOf(createClient('Klaviyo-API-Key pk_wrong').getAccount())).toBe('unauthorized');
    const { key: narrow } = simulator.world.keys.create({
      accountId: 'NRDL01',
      name: 'Narrow',
      scopes: ['accounts:read'],
    });
    expect(await kindOf(createClient(`Klaviyo-API-Key ${narrow}`).listSegments())).toBe('unauthorized');
  });

  it('asks no second time with a credential that was refused and that nothing replaces', async () => {
    expect(await kindOf(createClient('Klaviyo-API-Key pk_wrong').getAccount())).toBe('unauthorized');
    expect(simulator.requests.count({ operation: 'get_accounts' })).toBe(1);
  });

  it.each([
    ['server_error', 'unavailable'],
    ['html_403', 'unavailable'],
    ['hang', 'unavailable'],
    ['rate_limited', 'throttled'],
  ] as const)('takes %s for %s', async (kind, expected) => {
    simulator.faults.set({ operation: 'get_accounts', kind });
    expect(await kindOf(createClient(key, 300).getAccount())).toBe(expected);
  });

  it('renews a refused token once and asks again', async () => {
    const { grant } = await signIn();
    const [install] = simulator.world.grants.list();
    simulator.world.grants.expireAccess(install?.id ?? '');
    const observed: (string | undefined)[] = [];
    let current = grant;
    const client = createKlaviyoClient({
      apiUrl: app.endpoints.apiUrl,
      credential: {
        async authorization(refused) {
          if (refused !== undefined) current = await refreshGrant(app, current);
          return `Bearer ${current.accessToken}`;
        },
      },
      timeoutMs: 2000,
      gate: (_operation, request) => request(),
      observe: (_operation, error) => observed.push(error?.kind),
    });
    expect((await client.getAccount()).publicKey).toBe('NRDL01');
    expect(observed).toEqual([undefined]);
  });
});
