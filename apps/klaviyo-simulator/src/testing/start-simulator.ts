import { createHash, randomBytes } from 'node:crypto';
import type { SimulatorOptions } from '../options.ts';
import { createSimulator, type Simulator } from '../server.ts';

export const testClient = {
  id: '4b1f6a52-90c3-4d3e-8f57-2a6c1e0d9b74',
  secret: 'test-client-secret',
  redirectUris: ['http://facet.test/callback'],
  name: 'Facet',
  scopes: ['accounts:read', 'profiles:read', 'segments:read'],
} as const;
export const readKey = 'pk_d3m00n1y5f0c2b8e7a9146d3c5b0f7e2a8';
export const allScopes = 'accounts:read profiles:read segments:read';
export const basic: string = `Basic ${Buffer.from(`${testClient.id}:${testClient.secret}`).toString('base64')}`;

/** The start of a minute, so that a test knows where the windows lie. */
export const startMs: number = Date.parse('2026-11-23T12:00:00Z');

/** A simulator on a free port whose time stands still until the test moves its clock. */
export function startSimulator(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  return createSimulator({
    port: 0,
    shopUrl: 'http://shop.test',
    clients: [testClient],
    now: () => startMs,
    ...options,
  });
}

/** Calls the API as a well-behaved client would, save for the headers given (null leaves one out). */
export function callApi(
  simulator: Simulator,
  path: string,
  headers: Readonly<Record<string, string | null>> = {},
  method = 'GET',
): Promise<Response> {
  const all = { authorization: `Klaviyo-API-Key ${readKey}`, revision: '2026-07-15', ...headers };
  const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
  return fetch(`${simulator.url}${path}`, { method, headers: given });
}

/** Path and query from a path and parameters, percent-encoded. */
export function withQuery(path: string, parameters: Readonly<Record<string, string>>): string {
  return `${path}?${new URLSearchParams(parameters).toString()}`;
}

interface Resource {
  readonly type: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}
export interface Document {
  readonly data: readonly Resource[];
  readonly links: { readonly self: string; readonly next?: string | null; readonly prev?: string | null };
}
export interface ErrorDocument {
  readonly errors: readonly [
    {
      readonly id: string;
      readonly status: number;
      readonly code: string;
      readonly title: string;
      readonly detail: string;
      readonly source: { readonly parameter?: string; readonly pointer?: string };
    },
  ];
}

/** The body as the test expects it to be; the assertions that follow are what checks it. */
export async function bodyOf<T>(response: Response): Promise<T> {
  const body: T = JSON.parse(await response.text());
  return body;
}

export interface Pkce {
  readonly verifier: string;
  readonly challenge: string;
}

export function createPkce(): Pkce {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** The address of the consent page; a parameter given as null is left out. */
export function toAuthorizeUrl(
  simulator: Simulator,
  challenge: string,
  changes: Readonly<Record<string, string | null>> = {},
): string {
  const all = {
    response_type: 'code',
    client_id: testClient.id,
    redirect_uri: testClient.redirectUris[0],
    scope: allScopes,
    state: 'state-1',
    code_challenge_method: 'S256',
    code_challenge: challenge,
    ...changes,
  };
  const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
  return withQuery(`${simulator.url}/oauth/authorize`, Object.fromEntries(given));
}

function postForm(url: string, fields: Readonly<Record<string, string>>, cookie = ''): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie },
    body: new URLSearchParams(fields),
  });
}

/** Logs in by the log-in form and gives the cookie. */
export async function logIn(simulator: Simulator, user = 'user-maja'): Promise<string> {
  const response = await postForm(`${simulator.url}/oauth/login?`, { user, password: 'demo-password' });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** Goes through log-in and consent as a person would, and gives the address of the callback. */
export async function consent(
  simulator: Simulator,
  url: string,
  decision: 'allow' | 'deny' = 'allow',
  user?: string,
): Promise<URL> {
  const cookie = await logIn(simulator, user);
  const page = await (await fetch(url, { headers: { cookie } })).text();
  const formToken = /name="form_token" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const response = await postForm(url, { form_token: formToken, decision }, cookie);
  return new URL(response.headers.get('location') ?? 'http://no-location.test');
}

/** Calls the token or revoke endpoint. */
export function postToken(
  simulator: Simulator,
  fields: Readonly<Record<string, string>>,
  path = '/oauth/token',
  authorization: string = basic,
): Promise<Response> {
  return fetch(`${simulator.url}${path}`, {
    method: 'POST',
    headers: { authorization },
    body: new URLSearchParams(fields),
  });
}

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly token_type: string;
  readonly expires_in: number;
  readonly scope: string;
}

/** Connects the test app for the account of a user and gives the tokens. */
export async function connect(
  simulator: Simulator,
  scope: string = allScopes,
  user?: string,
): Promise<Tokens> {
  const { verifier, challenge } = createPkce();
  const callback = await consent(simulator, toAuthorizeUrl(simulator, challenge, { scope }), 'allow', user);
  const response = await postToken(simulator, {
    grant_type: 'authorization_code',
    code: callback.searchParams.get('code') ?? '',
    code_verifier: verifier,
    redirect_uri: testClient.redirectUris[0],
  });
  return bodyOf<Tokens>(response);
}
