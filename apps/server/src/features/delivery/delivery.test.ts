import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { experienceSchema, type Store, type StoreConfiguration, storeSchema } from '@facet/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Server } from '../../server.ts';
import { type Answer, type Send, signIn, startTestServer } from '../../testing/test-server.ts';

const runtime = 'function facetStart(configuration) { result = configuration; }\n';

describe('a store’s script', () => {
  let directory: string;
  let server: Server;
  let browser: Send;
  let store: Store;
  let now = Date.UTC(2026, 10, 24);

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'facet-runtime-'));
    for (const parts of ['', '.facts', '.time']) {
      await writeFile(join(directory, `facet${parts}.js`), `/*${parts}*/${runtime}`);
    }
    for (const name of ['gpc', 'consent', 'relay-ga4', 'cart']) {
      await writeFile(join(directory, `addon.${name}.js`), `/*${name}*/`);
    }
    server = await startTestServer({
      config: { countryHeader: 'cf-ipcountry' },
      ports: { runtimeDirectory: directory, now: () => now },
    });
    browser = await signIn(server);
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await rm(directory, { recursive: true });
  });
  beforeEach(async () => {
    const created = await browser('POST', '/api/v1/stores', {
      name: 'Nordlys',
      origins: ['https://shop.example'],
    });
    store = storeSchema.parse(created.json);
  });

  const visitorHeaders = { origin: null, cookie: null };
  const load = (headers: Readonly<Record<string, string | null>> = {}) =>
    browser('GET', `/s/${store.publicKey}.js`, undefined, { ...visitorHeaders, ...headers });
  const configurationOf = (answer: Answer): StoreConfiguration => {
    const sandbox: { result?: StoreConfiguration } = {};
    runInNewContext(answer.text, sandbox);
    if (sandbox.result === undefined) throw new Error(`the script did not start: ${answer.text}`);
    return structuredClone(sandbox.result);
  };
  const createVipTest = async () => {
    const path = `/api/v1/stores/${store.id}/experiences`;
    const draft = experienceSchema.parse(
      (await browser('POST', path, { kind: 'test', name: 'Secret name' })).json,
    );
    const when = { field: 'klaviyo_segment', operator: 'equals', value: 'KlaviyoVip' };
    const rows = [{ id: 'row1', when, action: { type: 'split' }, counted: true }];
    const definition = {
      ...draft.definition,
      audience: { type: 'advanced', rows, otherwise: { type: 'leave' } },
    };
    const saved = await browser('PUT', `${path}/${draft.id}`, {
      revision: 1,
      name: 'Secret name',
      definition,
    });
    return { path: `${path}/${draft.id}`, experience: experienceSchema.parse(saved.json) };
  };

  it('carries the settings, and nothing that does not run', async () => {
    await createVipTest();
    const answer = await load();
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(configurationOf(answer)).toEqual({
      version: 1,
      store: store.publicKey,
      revision: expect.stringMatching(/^[\w-]{22}$/),
      endpoint: `${server.url}/s/${store.publicKey}`,
      reportsUrl: expect.stringMatching(/\/seen\?v=[\w-]{22}&c=not_required$/),
      klaviyoCompany: null,
      consent: 'not_required',
      hideLimitMs: 300,
      latePolicy: 'apply_now',
      membershipMaxAgeMs: 86_400_000,
      segments: [],
      experiences: [],
    });
  });

  it('carries what runs under opaque names, and drops it when it is paused', async () => {
    const { path, experience } = await createVipTest();
    await browser('POST', `${path}/status`, { status: 'running' });
    const running = await vi.waitFor(async () => {
      const answer = await load();
      expect(configurationOf(answer).experiences).toHaveLength(1);
      return answer;
    });
    const key = server.context.secrets.segmentKeyOf(store.id, 'KlaviyoVip');
    expect(configurationOf(running)).toMatchObject({
      segments: [key],
      experiences: [{ id: experience.id, status: 'running' }],
    });
    for (const secret of ['KlaviyoVip', 'Secret name', 'Original', 'shop.example', store.id]) {
      expect(running.text).not.toContain(secret);
    }
    await browser('POST', `${path}/status`, { status: 'paused' });
    await vi.waitFor(async () => expect(configurationOf(await load()).experiences).toEqual([]));
  });

  const start = async (changes: object) => {
    const { experiences } = server.context;
    const draft = await experiences.create(store.id, { kind: 'personalization', name: 'Friday' }, null);
    const definition = { ...draft.definition, ...changes } as typeof draft.definition;
    await experiences.save(store.id, draft.id, { revision: 1, name: 'Friday', definition }, null);
    await experiences.changeStatus(store.id, draft.id, { status: 'running' }, null);
  };

  it('has the parts that its experiences need, and asks for the country where one goes by it', async () => {
    expect((await load()).text).toMatch(/^\/\*\*\//);
    const expression = { field: 'country', operator: 'is_one_of', value: ['DE'] };
    await start({ audience: { type: 'custom', expression } });
    await vi.waitFor(async () => {
      const answer = await load();
      expect(answer.text).toMatch(/^\/\*\.facts\*\//);
      expect(configurationOf(answer)).toMatchObject({ asksCountry: true, experiences: [{}] });
    });
  });

  it('holds the add-ons that its settings ask for, and shares a cookie between its hosts', async () => {
    await browser('PATCH', `/api/v1/stores/${store.id}`, {
      settings: {
        consent: 'required',
        relays: ['ga4'],
        origins: ['https://shop.example', 'https://www.shop.example'],
      },
    });
    await start({});
    await vi.waitFor(async () => {
      const answer = await load();
      expect(answer.text).toMatch(
        /\n\/\*gpc\*\/\n\/\*consent\*\/\n\/\*relay-ga4\*\/\n\/\*cart\*\/\nfacetStart/,
      );
      expect(configurationOf(answer)).toMatchObject({ cookieDomain: 'shop.example' });
    });
  });

  it('has what is scheduled from shortly before its start until its end, without anybody changing anything', async () => {
    now = Date.UTC(2026, 10, 26, 22, 0);
    await browser('PATCH', `/api/v1/stores/${store.id}`, { settings: { timeZone: 'Europe/Berlin' } });
    await start({ schedule: { start: '2026-11-27T00:00', end: '2026-11-28T00:00' } });
    const runs = async () => configurationOf(await load()).experiences.length;
    expect(await runs()).toBe(0);
    now = Date.UTC(2026, 10, 26, 22, 56);
    await vi.waitFor(async () => {
      const answer = await load();
      expect(answer.text).toMatch(/^\/\*\.time\*\//);
      expect(configurationOf(answer)).toMatchObject({ timeZone: 'Europe/Berlin', experiences: [{}] });
    });
    now = Date.UTC(2026, 10, 27, 23, 0);
    await vi.waitFor(async () => expect(await runs()).toBe(0));
  });

  it('is sent once and then known by its ETag, until something changes', async () => {
    const first = await load({ 'accept-encoding': 'gzip' });
    const etag = first.headers.get('etag');
    expect(first.headers.get('cache-control')).toMatch(
      /^public, max-age=60, stale-while-revalidate=60, stale-if-error=86400$/,
    );
    expect(first.headers.get('vary')).toContain('accept-encoding');
    expect((await load({ 'accept-encoding': 'gzip', 'if-none-match': etag })).status).toBe(304);
    await browser('PATCH', `/api/v1/stores/${store.id}`, { settings: { hideLimitMs: 100 } });
    await vi.waitFor(async () => {
      expect((await load({ 'accept-encoding': 'gzip', 'if-none-match': etag })).status).toBe(200);
    });
  });

  it.each(['br', 'gzip', 'identity'])('is the same in %s', async (encoding) => {
    const answer = await load({ 'accept-encoding': encoding });
    expect(answer.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
    expect(configurationOf(answer).store).toBe(store.publicKey);
  });

  it('is a harmless comment for an unknown key', async () => {
    for (const file of [
      'aaaaaaaaaaaa.js',
      'x.js',
      `${store.publicKey}.css`,
      store.publicKey,
      '%3Cscript%3E.js',
      'a'.repeat(90),
    ]) {
      const answer = await browser('GET', `/s/${file}`, undefined, visitorHeaders);
      expect(answer).toMatchObject({
        status: 404,
        text: '/* Facet: no store has this key. The page stays as it is. */\n',
      });
      expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    }
  });

  it('may be read across origins by the store’s own pages only', async () => {
    const allowed = (answer: Answer) => answer.headers.get('access-control-allow-origin');
    expect(allowed(await load({ origin: 'https://shop.example' }))).toBe('https://shop.example');
    expect(allowed(await load({ origin: 'https://other.example' }))).toBeNull();
  });

  it('goes on being served while the database does not answer', async () => {
    let now = Date.now();
    await using other = await startTestServer({
      ports: { runtimeDirectory: directory, now: () => now },
    });
    const { publicKey } = await other.context.stores.create({ name: 'Nordlys', origins: [] }, null);
    const visitor = await signIn(other);
    const before = await visitor('GET', `/s/${publicKey}.js`);
    await other.context.database.queryable.schema.alterTable('stores').renameTo('shops').execute();
    now += 3_600_000;
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect((await visitor('GET', `/s/${publicKey}.js`)).text).toBe(before.text);
    }
    await other.context.database.queryable.schema.alterTable('shops').renameTo('stores').execute();
    expect((await visitor('GET', `/s/${publicKey}.js`)).status).toBe(200);
  });

  it('is a harmless comment where the runtime is not built', async () => {
    await using other = await startTestServer({ ports: { runtimeDirectory: join(directory, 'missing') } });
    const { publicKey } = await other.context.stores.create({ name: 'Nordlys', origins: [] }, null);
    const answer = await (await signIn(other))('GET', `/s/${publicKey}.js`);
    expect(answer).toMatchObject({ status: 503, text: expect.stringMatching(/^\/\* Facet: [^*]+ \*\/\n$/) });
  });
});
