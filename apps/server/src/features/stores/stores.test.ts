import { storeListSchema, storeSchema } from '@facet/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../../server.ts';
import { createBrowser, type Send, signIn, startTestServer } from '../../testing/test-server.ts';

describe('stores', () => {
  let server: Server;
  let browser: Send;
  beforeAll(async () => {
    server = await startTestServer();
    browser = await signIn(server);
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const create = async (name: string, origins: readonly string[] = []) =>
    storeSchema.parse((await browser('POST', '/api/v1/stores', { name, origins })).json);

  it('get a public key and the line for their pages, and are listed', async () => {
    const store = await create('Nordlys Outdoor', [
      'https://Shop.example/',
      'https://shop.example',
      'http://localhost:4401',
    ]);
    expect(store.publicKey).toMatch(/^[a-hjkmnp-z2-9]{12}$/);
    expect(store.snippet).toBe(`<script src="${server.url}/s/${store.publicKey}.js"></script>`);
    expect(store.snippets.plain).toBe(store.snippet);
    expect(store.settings.origins).toEqual(['https://shop.example', 'http://localhost:4401']);
    const { stores } = storeListSchema.parse((await browser('GET', '/api/v1/stores')).json);
    expect(stores).toContainEqual(store);
  });

  it('change only what is named, and the change is written down with before and after', async () => {
    const store = await create('Before');
    const path = `/api/v1/stores/${store.id}`;
    const changed = storeSchema.parse(
      (await browser('PATCH', path, { settings: { hideLimitMs: 500 } })).json,
    );
    expect(changed).toEqual({ ...store, settings: { ...store.settings, hideLimitMs: 500 } });
    const audit = await browser('GET', `${path}/audit`);
    expect(audit.json).toMatchObject({
      entries: [
        {
          action: 'store.changed',
          memberName: 'Owner',
          before: { settings: { hideLimitMs: 300 } },
          after: { settings: { hideLimitMs: 500 } },
        },
        { action: 'store.created' },
      ],
      next: null,
    });
  });

  it('sell in a currency that is guessed from their addresses until somebody says another, also older stores', async () => {
    const store = await create('Norsk', ['https://butikk.example.no']);
    expect(store.settings.currency).toBe('NOK');
    const { currency: _, ...older } = store.settings;
    await server.context.database.queryable
      .updateTable('stores')
      .set({ settings: JSON.stringify(older) })
      .where('id', '=', store.id)
      .execute();
    const path = `/api/v1/stores/${store.id}`;
    expect(storeSchema.parse((await browser('GET', path)).json).settings).toEqual(store.settings);
    await browser('PATCH', path, { settings: { currency: 'EUR', origins: ['https://shop.example.se'] } });
    expect(storeSchema.parse((await browser('GET', path)).json).settings.currency).toBe('EUR');
    const said = { name: 'Said', origins: [], currency: 'JPY', timeZone: 'Asia/Tokyo' };
    expect((await browser('POST', '/api/v1/stores', said)).json).toMatchObject({
      settings: { currency: 'JPY', timeZone: 'Asia/Tokyo' },
    });
    expect((await browser('POST', '/api/v1/stores', { ...said, currency: 'XQZ' })).json).toMatchObject({
      code: 'invalid_settings',
      problems: [{ path: 'currency' }],
    });
  });

  it('take a name with HTML in it as the text that it is', async () => {
    const name = '<img src=x onerror=alert(1)> & "Søns"';
    expect((await create(name)).name).toBe(name);
  });

  it.each([
    [{ name: '', origins: [] }, 'invalid_body', 'name'],
    [{ name: 'a'.repeat(101), origins: [] }, 'invalid_body', 'name'],
    [{ name: 7, origins: [] }, 'invalid_body', 'name'],
    [{ name: 'a' }, 'invalid_body', 'origins'],
    [{ name: 'a', origins: [], admin: true }, 'invalid_body', ''],
    [{ name: 'a', origins: ['https://shop.example/cart'] }, 'invalid_settings', 'origins.0'],
    [{ name: 'a', origins: ['https://a.example', 'javascript:alert(1)'] }, 'invalid_settings', 'origins.1'],
    [{ name: 'a', origins: ['*'] }, 'invalid_settings', 'origins.0'],
    [[], 'invalid_body', ''],
  ])('refuse %j and say where it is wrong', async (body, code, path) => {
    const answer = await browser('POST', '/api/v1/stores', body);
    expect(answer.json).toMatchObject({ code, problems: [{ path }] });
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  });

  it('forbid conditions in JavaScript until somebody allows them, also stores that are older than the question', async () => {
    const store = await create('Older');
    expect(store.settings.javascriptConditions).toBe(false);
    const { javascriptConditions: _, ...older } = store.settings;
    await server.context.database.queryable
      .updateTable('stores')
      .set({ settings: JSON.stringify({ ...older, hideLimitMs: 700 }) })
      .where('id', '=', store.id)
      .execute();
    const path = `/api/v1/stores/${store.id}`;
    expect(storeSchema.parse((await browser('GET', path)).json).settings).toEqual({
      ...older,
      hideLimitMs: 700,
      javascriptConditions: false,
    });
    const changed = await browser('PATCH', path, { settings: { javascriptConditions: true } });
    expect(storeSchema.parse(changed.json).settings).toMatchObject({
      hideLimitMs: 700,
      javascriptConditions: true,
    });
  });

  it('respect Global Privacy Control and notice carts until somebody says otherwise, also older stores', async () => {
    const store = await create('Oldest');
    const said = {
      address: null,
      globalPrivacyControl: 'respected',
      relays: [],
      cartDetection: true,
    } as const;
    expect(store.settings).toMatchObject(said);
    const { address: _a, globalPrivacyControl: _g, relays: _r, cartDetection: _c, ...older } = store.settings;
    await server.context.database.queryable
      .updateTable('stores')
      .set({ settings: JSON.stringify(older) })
      .where('id', '=', store.id)
      .execute();
    const path = `/api/v1/stores/${store.id}`;
    expect(storeSchema.parse((await browser('GET', path)).json).settings).toEqual(store.settings);
    const change = {
      globalPrivacyControl: 'ignored',
      relays: ['ga4', 'segment', 'ga4'],
      cartDetection: false,
    };
    const changed = storeSchema.parse((await browser('PATCH', path, { settings: change })).json);
    expect(changed.settings).toEqual({ ...store.settings, ...change, relays: ['ga4', 'segment'] });
    const renamed = storeSchema.parse((await browser('PATCH', path, { name: 'Renamed' })).json);
    expect(renamed.settings).toEqual(changed.settings);
  });

  it.each([
    [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ currency: 'XQZ' }, 'currency'],
    [{ currency: 'eur' }, 'settings.currency'],
    [{ address: 'https://shop.example/n?a=1' }, 'address'],
    [{ address: '' }, 'address'],
    [{ address: 7 }, 'settings.address'],
    [{ relays: ['fax'] }, 'settings.relays.0'],
    [{ globalPrivacyControl: true }, 'settings.globalPrivacyControl'],
    [{ timeZone: '+02:00' }, 'timeZone'],
    [{ timeZone: 'Europe/Berlin ' }, 'timeZone'],
    [{ javascriptConditions: 'yes' }, 'settings.javascriptConditions'],
    [{ hideLimitMs: '300' }, 'settings.hideLimitMs'],
    [{ membershipMaxAgeMs: 86_400_001 }, 'settings.membershipMaxAgeMs'],
    [{ consent: null }, 'settings.consent'],
  ])('refuse the settings %j', async (settings, path) => {
    const store = await create('Settings');
    const answer = await browser('PATCH', `/api/v1/stores/${store.id}`, { settings });
    expect(answer.json).toMatchObject({ problems: [{ path }] });
    expect((await browser('GET', `/api/v1/stores/${store.id}`)).json).toEqual(store);
  });

  it('are not there for whoever is not signed in, nor under an unknown id', async () => {
    const store = await create('Mine');
    const stranger = createBrowser(server);
    expect((await stranger('GET', `/api/v1/stores/${store.id}`)).json).toMatchObject({
      code: 'unauthenticated',
    });
    for (const id of ['nope', '..%2f..', '%27%20or%201=1', 'a'.repeat(99)]) {
      expect((await browser('GET', `/api/v1/stores/${id}`)).json).toMatchObject({ code: 'unknown_store' });
    }
  });

  it('can be seen and not changed by a viewer', async () => {
    const store = await create('Watched');
    const { queryable } = server.context.database;
    await queryable.updateTable('members').set({ role: 'viewer' }).execute();
    try {
      expect((await browser('GET', `/api/v1/stores/${store.id}`)).status).toBe(200);
      const answer = await browser('PATCH', `/api/v1/stores/${store.id}`, { name: 'Mine' });
      expect(answer.json).toMatchObject({ status: 403, code: 'forbidden' });
    } finally {
      await queryable.updateTable('members').set({ role: 'owner' }).execute();
    }
  });
});
