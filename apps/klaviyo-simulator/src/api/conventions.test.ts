import { expect, test } from 'vitest';
import {
  bodyOf,
  callApi,
  connect,
  type ErrorDocument,
  startSimulator,
  withQuery,
} from '../testing/start-simulator.ts';

async function readError(response: Response): Promise<ErrorDocument['errors'][0]> {
  expect(response.headers.get('content-type')).toBe('application/vnd.api+json');
  const { errors } = await bodyOf<ErrorDocument>(response);
  expect(errors).toHaveLength(1);
  const [error] = errors;
  for (const part of [error.id, error.code, error.title, error.detail]) expect(part).toMatch(/./);
  expect(error.status).toBe(response.status);
  return error;
}

test.each([
  ['without credentials', null],
  ['with an unknown bearer', 'Bearer nothing'],
  ['with an unknown private key', 'Klaviyo-API-Key pk_nothing'],
  ['with a private key as a bearer', 'Bearer pk_d3m00n1y5f0c2b8e7a9146d3c5b0f7e2a8'],
  ['with another scheme', 'Basic YTpi'],
])('a call %s is a 401', async (_what, authorization) => {
  await using simulator = await startSimulator();
  const response = await callApi(simulator, '/api/segments', { authorization });
  expect(response.status).toBe(401);
  await readError(response);
});

test.each([
  ['none', null, 400],
  ['no date', 'latest', 400],
  ['a later one', '2027-01-15', 400],
  ['one with shapes of its own', '2025-07-15', 400],
  ['a retired one falls forward', '2023-02-22', 200],
])('revision: %s', async (_what, revision, status) => {
  await using simulator = await startSimulator();
  const response = await callApi(simulator, '/api/segments', { revision });
  expect(response.status).toBe(status);
});

test('a retired revision is gone for a caller that opted out of falling forward', async () => {
  await using simulator = await startSimulator();
  const headers = { revision: '2023-02-22', 'x-klaviyo-revision-fall-forward-opt-out': '1' };
  const response = await callApi(simulator, '/api/segments', headers);
  expect(response.status).toBe(410);
  await readError(response);
});

test.each([
  ['/api/accounts', 'profiles:read segments:read'],
  ['/api/profiles', 'accounts:read segments:read'],
  ['/api/segments', 'accounts:read profiles:read'],
  ['/api/segments/VpX7kd/relationships/profiles', 'segments:read'],
  ['/api/segments/VpX7kd/relationships/profiles', 'profiles:read'],
  ['/api/profiles/dqQnNW/relationships/segments', 'profiles:read'],
])('%s with only %s is a 403', async (path, scopes) => {
  await using simulator = await startSimulator();
  const tokens = await connect(simulator, scopes);
  const response = await callApi(simulator, path, { authorization: `Bearer ${tokens.access_token}` });
  expect(response.status).toBe(403);
  await readError(response);
});

test('a private key with its own scopes is held to them', async () => {
  await using simulator = await startSimulator();
  const { key } = simulator.world.keys.create({
    accountId: 'NRDL01',
    name: 'narrow',
    scopes: ['segments:read'],
  });
  const authorization = `Klaviyo-API-Key ${key}`;
  expect((await callApi(simulator, '/api/segments', { authorization })).status).toBe(200);
  expect((await callApi(simulator, '/api/profiles', { authorization })).status).toBe(403);
});

test('an unknown path is a 404 and another method a 405 that names the right one', async () => {
  await using simulator = await startSimulator();
  const missing = await callApi(simulator, '/api/lists');
  expect(missing.status).toBe(404);
  await readError(missing);
  const wrong = await callApi(simulator, '/api/segments', {}, 'DELETE');
  expect(wrong.status).toBe(405);
  expect(wrong.headers.get('allow')).toBe('GET');
  await readError(wrong);
});

test.each([
  ['an unknown parameter', { limit: '5' }, 'limit'],
  ['paging where there is none', { 'page[number]': '2' }, 'page[number]'],
  ['an unknown field', { 'fields[segment]': 'name,colour' }, 'fields[segment]'],
  ['an empty field', { 'fields[segment]': '' }, 'fields[segment]'],
  ['fields of another type', { 'fields[profile]': 'id' }, 'fields[profile]'],
  ['a page that is too large', { 'page[size]': '11' }, 'page[size]'],
  ['an empty page', { 'page[size]': '0' }, 'page[size]'],
  ['a size that is no number', { 'page[size]': '5x' }, 'page[size]'],
  ['a made-up cursor', { 'page[cursor]': 'bmV4dA' }, 'page[cursor]'],
  ['an unknown sort', { sort: 'is_starred' }, 'sort'],
  ['an include', { include: 'tags' }, 'include'],
  ['a count on the list', { 'additional-fields[segment]': 'profile_count' }, 'additional-fields[segment]'],
])('%s is a 400 that names the parameter', async (_what, parameters, name) => {
  await using simulator = await startSimulator();
  const response = await callApi(simulator, withQuery('/api/segments', parameters));
  expect(response.status).toBe(400);
  expect((await readError(response)).source.parameter).toBe(name);
});

test('a repeated key is a 400: arrays are joined by commas', async () => {
  await using simulator = await startSimulator();
  const joined = await callApi(simulator, '/api/segments?fields[segment]=name,is_active');
  const repeated = await callApi(simulator, '/api/segments?fields[segment]=name&fields[segment]=is_active');
  expect(joined.status).toBe(200);
  expect(repeated.status).toBe(400);
  expect((await readError(repeated)).source.parameter).toBe('fields[segment]');
});

test('every answer has the media type of JSON:API without a charset', async () => {
  await using simulator = await startSimulator();
  const response = await callApi(simulator, '/api/segments/');
  expect(response.headers.get('content-type')).toBe('application/vnd.api+json');
});
