import { expect, test } from 'vitest';
import { consent, createPkce, logIn, startSimulator, toAuthorizeUrl } from '../testing/start-simulator.ts';

test('the log-in page comes first, then the consent page names app, account and scopes in words', async () => {
  await using simulator = await startSimulator();
  const url = toAuthorizeUrl(simulator, createPkce().challenge);

  const before = await (await fetch(url)).text();
  const after = await (await fetch(url, { headers: { cookie: await logIn(simulator) } })).text();

  expect(before).toContain('Maja Nord');
  expect(before).not.toContain('Allow');
  for (const text of ['Facet', 'Nordlys Outdoor', 'read profiles', 'read segments', 'read accounts', 'Deny'])
    expect(after).toContain(text);
});

test('a wrong password logs nobody in', async () => {
  await using simulator = await startSimulator();
  const body = new URLSearchParams({ user: 'user-maja', password: 'wrong' });
  const response = await fetch(`${simulator.url}/oauth/login?`, { method: 'POST', body, redirect: 'manual' });
  expect(response.status).toBe(403);
  expect(response.headers.get('set-cookie')).toBeNull();
});

test('Allow sends the browser back with a code and the state', async () => {
  await using simulator = await startSimulator();
  const callback = await consent(simulator, toAuthorizeUrl(simulator, createPkce().challenge));
  expect(callback.origin + callback.pathname).toBe('http://facet.test/callback');
  expect(callback.searchParams.get('state')).toBe('state-1');
  expect(callback.searchParams.get('code')).toMatch(/^[\w-]{20,}$/);
});

test('Deny sends the browser back with access_denied and the state', async () => {
  await using simulator = await startSimulator();
  const callback = await consent(simulator, toAuthorizeUrl(simulator, createPkce().challenge), 'deny');
  expect(callback.searchParams.get('error')).toBe('access_denied');
  expect(callback.searchParams.get('state')).toBe('state-1');
  expect(callback.searchParams.has('code')).toBe(false);
});

test.each([
  ['an unknown client', { client_id: 'nobody' }],
  ['a redirect address that is not registered', { redirect_uri: 'http://facet.test/callback/' }],
  ['a redirect address with a query added', { redirect_uri: 'http://facet.test/callback?x=1' }],
  ['no redirect address', { redirect_uri: null }],
])('%s is refused on a page and never redirected', async (_what, changes) => {
  await using simulator = await startSimulator();
  const url = toAuthorizeUrl(simulator, createPkce().challenge, changes);
  const response = await fetch(url, { redirect: 'manual' });
  expect(response.status).toBe(400);
  expect(response.headers.get('location')).toBeNull();
});

test.each([
  ['no PKCE challenge', { code_challenge: null }, 'invalid_request'],
  ['a plain PKCE challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
  ['no PKCE method', { code_challenge_method: null }, 'invalid_request'],
  ['a challenge of the wrong length', { code_challenge: 'short' }, 'invalid_request'],
  ['no state', { state: null }, 'invalid_request'],
  ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
  ['a scope outside the app settings', { scope: 'profiles:read profiles:write' }, 'invalid_scope'],
  ['scopes parted by commas', { scope: 'profiles:read,segments:read' }, 'invalid_scope'],
  ['no scope', { scope: null }, 'invalid_scope'],
])('%s is sent back as an error', async (_what, changes, error) => {
  await using simulator = await startSimulator();
  const url = toAuthorizeUrl(simulator, createPkce().challenge, changes);
  const response = await fetch(url, { redirect: 'manual' });
  expect(response.status).toBe(302);
  expect(new URL(response.headers.get('location') ?? '').searchParams.get('error')).toBe(error);
});

test('a parameter that comes twice is refused', async () => {
  await using simulator = await startSimulator();
  const response = await fetch(`${toAuthorizeUrl(simulator, createPkce().challenge)}&state=other`);
  expect(response.status).toBe(400);
});

test('a PKCE challenge that earned a code before is refused', async () => {
  await using simulator = await startSimulator();
  const url = toAuthorizeUrl(simulator, createPkce().challenge);
  await consent(simulator, url);
  const response = await fetch(url, { redirect: 'manual' });
  expect(new URL(response.headers.get('location') ?? '').searchParams.get('error')).toBe('invalid_request');
});

test('a consent form from another page is refused', async () => {
  await using simulator = await startSimulator();
  const cookie = await logIn(simulator);
  const response = await fetch(toAuthorizeUrl(simulator, createPkce().challenge), {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie },
    body: new URLSearchParams({ decision: 'allow', form_token: 'guessed' }),
  });
  expect(response.status).toBe(403);
});
