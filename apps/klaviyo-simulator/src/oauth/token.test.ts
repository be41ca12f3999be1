import { expect, test } from 'vitest';
import type { Simulator } from '../server.ts';
import {
  allScopes,
  basic,
  bodyOf,
  callApi,
  connect,
  consent,
  createPkce,
  postToken,
  startSimulator,
  type Tokens,
  testClient,
  toAuthorizeUrl,
} from '../testing/start-simulator.ts';

async function createCodeFields(simulator: Simulator): Promise<Record<string, string>> {
  const { verifier, challenge } = createPkce();
  const callback = await consent(simulator, toAuthorizeUrl(simulator, challenge));
  return {
    grant_type: 'authorization_code',
    code: callback.searchParams.get('code') ?? '',
    code_verifier: verifier,
    redirect_uri: testClient.redirectUris[0],
  };
}

async function errorOf(response: Response): Promise<[number, string]> {
  return [response.status, (await bodyOf<{ error: string }>(response)).error];
}

function refresh(simulator: Simulator, token: string): Promise<Response> {
  return postToken(simulator, { grant_type: 'refresh_token', refresh_token: token });
}

test('a code is exchanged for tokens that the API takes', async () => {
  await using simulator = await startSimulator();
  const tokens = await connect(simulator);
  expect(tokens).toEqual({
    access_token: expect.any(String),
    token_type: 'Bearer',
    expires_in: 3600,
    refresh_token: expect.any(String),
    scope: allScopes,
  });
  const response = await callApi(simulator, '/api/accounts', {
    authorization: `Bearer ${tokens.access_token}`,
  });
  expect(response.status).toBe(200);
});

test('a code works once', async () => {
  await using simulator = await startSimulator();
  const fields = await createCodeFields(simulator);
  expect((await postToken(simulator, fields)).status).toBe(200);
  expect(await errorOf(await postToken(simulator, fields))).toEqual([400, 'invalid_grant']);
});

test('a code lives five minutes', async () => {
  await using simulator = await startSimulator();
  const late = await createCodeFields(simulator);
  simulator.clock.advance(4 * 60_000);
  const inTime = await createCodeFields(simulator);
  simulator.clock.advance(60_000);
  expect(await errorOf(await postToken(simulator, late))).toEqual([400, 'invalid_grant']);
  expect((await postToken(simulator, inTime)).status).toBe(200);
});

test.each([
  ['another verifier', { code_verifier: createPkce().verifier }, 'invalid_grant'],
  ['a verifier that is too short', { code_verifier: 'short' }, 'invalid_grant'],
  ['another redirect address', { redirect_uri: 'http://facet.test/other' }, 'invalid_grant'],
  ['an unknown code', { code: 'unknown' }, 'invalid_grant'],
  ['an empty verifier', { code_verifier: '' }, 'invalid_request'],
  ['a field that does not belong', { client_id: testClient.id }, 'invalid_request'],
  ['another grant', { grant_type: 'client_credentials' }, 'invalid_grant_type'],
])('%s gets no token, and the code stays good', async (_what, changes, error) => {
  await using simulator = await startSimulator();
  const fields = await createCodeFields(simulator);
  expect(await errorOf(await postToken(simulator, { ...fields, ...changes }))).toEqual([400, error]);
  expect((await postToken(simulator, fields)).status).toBe(200);
});

test.each([
  ['no Authorization', ''],
  ['a wrong secret', `Basic ${Buffer.from(`${testClient.id}:wrong`).toString('base64')}`],
  ['a bare id and secret', `Basic ${testClient.id}:${testClient.secret}`],
  [
    'an id that was percent-encoded first',
    `Basic ${Buffer.from(`${testClient.id.replaceAll('-', '%2D')}:${testClient.secret}`).toString('base64')}`,
  ],
])('%s is an invalid client', async (_what, authorization) => {
  await using simulator = await startSimulator();
  const fields = await createCodeFields(simulator);
  const response = await postToken(simulator, fields, '/oauth/token', authorization);
  expect(await errorOf(response)).toEqual([401, 'invalid_client']);
});

test('a JSON body is the wrong content type', async () => {
  await using simulator = await startSimulator();
  const response = await fetch(`${simulator.url}/oauth/token`, {
    method: 'POST',
    headers: { authorization: basic, 'content-type': 'application/json' },
    body: JSON.stringify(await createCodeFields(simulator)),
  });
  expect(await errorOf(response)).toEqual([400, 'invalid_grant_type']);
});

test('an access token ends after an hour and is refreshed with the same refresh token again and again', async () => {
  await using simulator = await startSimulator();
  const first = await connect(simulator);
  const call = (token: string): Promise<Response> =>
    callApi(simulator, '/api/segments', { authorization: `Bearer ${token}` });

  simulator.clock.advance(3_599_999);
  expect((await call(first.access_token)).status).toBe(200);
  simulator.clock.advance(1);
  expect((await call(first.access_token)).status).toBe(401);

  const second = await bodyOf<Tokens>(await refresh(simulator, first.refresh_token));
  const third = await bodyOf<Tokens>(await refresh(simulator, first.refresh_token));
  expect(second.refresh_token).toBe(first.refresh_token);
  expect(new Set([first, second, third].map((tokens) => tokens.access_token)).size).toBe(3);
  expect((await call(third.access_token)).status).toBe(200);
});

test('a refresh token ends after ninety days without use', async () => {
  await using simulator = await startSimulator();
  const { refresh_token: token } = await connect(simulator);
  const dayMs = 24 * 60 * 60_000;
  simulator.clock.advance(89 * dayMs);
  expect((await refresh(simulator, token)).status).toBe(200);
  simulator.clock.advance(89 * dayMs);
  expect((await refresh(simulator, token)).status).toBe(200);
  simulator.clock.advance(91 * dayMs);
  expect(await errorOf(await refresh(simulator, token))).toEqual([400, 'invalid_grant']);
});

test('an uninstalled app is refused by refresh and by the API', async () => {
  await using simulator = await startSimulator();
  const tokens = await connect(simulator);
  const [install] = simulator.world.grants.list();
  simulator.world.grants.uninstall(install?.id ?? '');

  const response = await refresh(simulator, tokens.refresh_token);
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ error: 'invalid_grant' });
  const call = await callApi(simulator, '/api/segments', { authorization: `Bearer ${tokens.access_token}` });
  expect(call.status).toBe(401);
});

test('revoking the refresh token disconnects the app, also a second time', async () => {
  await using simulator = await startSimulator();
  const tokens = await connect(simulator);
  const fields = { token: tokens.refresh_token, token_type_hint: 'refresh_token' };
  for (const _time of [1, 2]) {
    const response = await postToken(simulator, fields, '/oauth/revoke');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({});
  }
  expect(await errorOf(await refresh(simulator, tokens.refresh_token))).toEqual([400, 'invalid_grant']);
  const call = await callApi(simulator, '/api/segments', { authorization: `Bearer ${tokens.access_token}` });
  expect(call.status).toBe(401);
});

test('an install may call the token endpoint ten times a minute', async () => {
  await using simulator = await startSimulator();
  const { refresh_token: token } = await connect(simulator);
  const statuses: number[] = [];
  for (let call = 2; call <= 11; call += 1) statuses.push((await refresh(simulator, token)).status);
  expect(statuses).toEqual([...Array.from({ length: 9 }, () => 200), 429]);
  simulator.clock.advance(60_000);
  expect((await refresh(simulator, token)).status).toBe(200);
});

test('connecting again with fewer scopes keeps the install and narrows it', async () => {
  await using simulator = await startSimulator();
  await connect(simulator);
  const narrow = await connect(simulator, 'segments:read');
  expect(simulator.world.grants.list()).toHaveLength(1);
  const call = await callApi(simulator, '/api/profiles', { authorization: `Bearer ${narrow.access_token}` });
  expect(call.status).toBe(403);
});
