import type { Store } from '@facet/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../../server.ts';
import { type Answer, createBrowser, startTestServer } from '../../testing/test-server.ts';
import { unseal } from '../../testing/unseal.ts';

describe('where a visitor is', () => {
  let server: Server;
  let store: Store;
  beforeAll(async () => {
    server = await startTestServer({ config: { countryHeader: 'CF-IPCountry' } });
    store = await server.context.stores.create({ name: 'Nordlys', origins: ['https://shop.example'] }, null);
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const ask = (
    headers: Readonly<Record<string, string | null>> = {},
    body = '{}',
    on = { server, store },
  ): Promise<Answer> =>
    createBrowser(on.server)('POST', `/s/${on.store.publicKey}/here`, body, {
      origin: 'https://shop.example',
      'content-type': 'text/plain',
      ...headers,
    });

  it('is the country that the proxy says, for this answer only', async () => {
    const answer = await ask({ 'cf-ipcountry': 'de' });
    expect([answer.status, unseal(answer.json)]).toEqual([200, { country: 'DE' }]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://shop.example');
  });

  it.each([{}, { 'cf-ipcountry': 'XX' }, { 'cf-ipcountry': 'T1' }, { 'x-country': 'DE' }])(
    'is not known by %j',
    async (headers) => {
      expect(unseal((await ask(headers)).json)).toEqual({ country: null });
    },
  );

  it('is not known by a header that nobody named', async () => {
    await using other = await startTestServer();
    const shop = await other.context.stores.create({ name: 'A', origins: ['https://shop.example'] }, null);
    const answer = await ask({ 'cf-ipcountry': 'DE' }, '{}', { server: other, store: shop });
    expect(unseal(answer.json)).toEqual({ country: null });
  });

  it('is told to the store’s own pages, and they say nothing themselves', async () => {
    expect((await ask({ origin: 'https://evil.example' })).json).toMatchObject({ code: 'foreign_origin' });
    expect((await ask({}, '{"country":"DE"}')).json).toMatchObject({ code: 'invalid_body' });
    expect((await ask({}, 'DE')).json).toMatchObject({ code: 'malformed_json' });
  });
});
