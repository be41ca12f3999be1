import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Installation,
  installationSchema,
  type PageLook,
  pageLookSchema,
  type Store,
} from '@facet/protocol';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../db/testing/test-databases.ts';
import type { Server } from '../../server.ts';
import { createBrowser, type Send, signIn, startTestServer } from '../../testing/test-server.ts';
import { toEvent } from '../events/testing/open-shop.ts';

const origin = 'https://shop.example';
const words = `v=${'a'.repeat(22)}&c=required`;

describeOnEachDatabase('the script in the pages of a store', (open) => {
  let now = Date.UTC(2026, 10, 23);
  let server: Server;
  let member: Send;
  let page: Send;
  let store: Store;

  beforeAll(async () => {
    server = await startTestServer({ database: open, ports: { now: () => now } });
    member = await signIn(server);
    page = createBrowser(server);
  });
  afterAll(() => server[Symbol.asyncDispose]());
  beforeEach(async () => {
    now += 3_600_000;
    store = await server.context.stores.create({ name: 'Nordlys', origins: [origin] }, null);
  });

  const get = async (): Promise<Installation> =>
    installationSchema.parse((await member('GET', `/api/v1/stores/${store.id}/installation`)).json);
  const fetchScript = (referer: string | null) =>
    page('GET', `/s/${store.publicKey}.js`, undefined, { origin: null, referer });
  const report = (query = '', from = origin) =>
    page(
      'POST',
      `/s/${store.publicKey}/seen${query}`,
      JSON.stringify({ visitor: 'visitor-one', events: [toEvent('newsletter')] }),
      {
        origin: from,
        'content-type': 'text/plain',
      },
    );
  const findOrigin = async () => (await get()).origins[0];

  it('is not known before a page has asked for it', async () => {
    expect(await get()).toMatchObject({
      origins: [{ origin, state: 'never', lastSeenAt: null }],
      elsewhere: [],
    });
  });

  it('is seen when a page asks for it, now and then earlier', async () => {
    await fetchScript(`${origin}/products/1`);
    await expect
      .poll(findOrigin)
      .toMatchObject({ state: 'now', fetchedAt: new Date(now).toISOString(), ranAt: null });
    now += 119_999;
    expect(await findOrigin()).toMatchObject({ state: 'now' });
    now += 1;
    expect(await findOrigin()).toMatchObject({ state: 'earlier' });
  });

  it('is not seen when somebody opens it by itself', async () => {
    await fetchScript(null);
    await fetchScript('about:blank');
    await fetchScript('https://shop.example.evil.example/');
    await expect.poll(async () => (await get()).elsewhere).toHaveLength(1);
    expect(await get()).toMatchObject({
      origins: [{ state: 'never' }],
      elsewhere: [{ origin: 'https://shop.example.evil.example' }],
    });
  });

  it('says its version and how it treats consent with its reports, and is believed in nothing else', async () => {
    expect((await report()).status).toBe(204);
    await expect
      .poll(findOrigin)
      .toMatchObject({ state: 'now', script: null, consent: null, isCurrent: null });
    for (const query of [
      `?${words}&x=1`,
      '?v=1&c=required',
      `?v=${'a'.repeat(22)}&c=maybe`,
      `?${words}&${words}`,
    ]) {
      expect((await report(query)).status).toBe(204);
    }
    expect(await findOrigin()).toMatchObject({ script: null });
    expect((await report(`?${words}`)).status).toBe(204);
    await expect
      .poll(findOrigin)
      .toMatchObject({ script: 'a'.repeat(22), consent: 'required', isCurrent: false });
  });

  it('carries where to report, and what it says there is known as what is served now', async () => {
    const { text } = await fetchScript(`${origin}/`);
    const address = /"reportsUrl":"[^"]*\/seen(\?[^"]+)"/.exec(text)?.[1] ?? '';
    expect(address).toMatch(/^\?v=[\w-]{22}&c=not_required$/);
    await report(address);
    await expect.poll(findOrigin).toMatchObject({ isCurrent: true, consent: 'not_required' });
  });

  it('is written down at most once a minute', async () => {
    const seenAt = async () => (await findOrigin())?.lastSeenAt;
    const first = new Date(now).toISOString();
    await report();
    await expect.poll(seenAt).toBe(first);
    now += 59_999;
    await report();
    await report();
    now += 1;
    await report();
    await expect.poll(seenAt).toBe(new Date(now).toISOString());
    const { first_seen_at } = await server.context.database.queryable
      .selectFrom('script_sightings')
      .select('first_seen_at')
      .where('store_id', '=', store.id)
      .executeTakeFirstOrThrow();
    expect(first_seen_at.toISOString()).toBe(first);
  });

  it('does not fill the database by pages that name many origins, and forgets none of the store’s', async () => {
    await report();
    for (let site = 0; site < 60; site += 1) {
      now += 1900;
      await fetchScript(`https://s${site}.example/`);
    }
    const count = async (): Promise<number> => {
      const rows = await server.context.database.queryable
        .selectFrom('script_sightings')
        .select('origin')
        .where('store_id', '=', store.id)
        .execute();
      return rows.length;
    };
    await expect.poll(count).toBe(40);
    expect(await findOrigin()).toMatchObject({ state: 'now' });
    expect((await get()).elsewhere).toHaveLength(10);
  });

  it('does not keep the database busy for whoever names one origin after another', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, site) => fetchScript(`https://s${site}.example/`)));
    await report();
    await expect.poll(findOrigin).toMatchObject({ state: 'now' });
    const written = async () =>
      await server.context.database.queryable
        .selectFrom('script_sightings')
        .select('origin')
        .where('store_id', '=', store.id)
        .where('first_seen_at', '<=', new Date(now))
        .execute();
    await Promise.all(Array.from({ length: 60 }, (_, site) => fetchScript(`https://t${site}.example/`)));
    await report('', 'https://shop.example');
    now += 60_000;
    const made = (version: number) => `?v=${String(version).padStart(22, 'v')}&c=required`;
    await Promise.all(Array.from({ length: 110 }, (_, version) => report(made(version))));
    await fetchScript('https://later.example/');
    await expect
      .poll(async () => (await get()).elsewhere.map((seen) => seen.origin))
      .toContain('https://later.example');
    // What was taken before is written by now.
    expect((await written()).filter(({ origin }) => origin.startsWith('https://t'))).toEqual([]);
    const { script } = (await findOrigin()) ?? {};
    now += 1000;
    await report(made(110));
    await fetchScript('https://last.example/');
    await expect
      .poll(async () => (await get()).elsewhere.map((seen) => seen.origin))
      .toContain('https://last.example');
    expect(await findOrigin()).toMatchObject({ script, ranAt: new Date(now - 1000).toISOString() });
  });

  it('is looked for on the page itself, of the store’s own addresses alone', async () => {
    const line = `<script src="${server.url}/s/${store.publicKey}.js"></script>`;
    const shop = createServer((_request, reply) => {
      reply.writeHead(200, { 'content-type': 'text/html' }).end(`<head>${line}</head>`);
    });
    await new Promise<void>((done) => void shop.listen(0, '127.0.0.1', done));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
    const { port } = shop.address() as AddressInfo;
    const local = `http://127.0.0.1:${port}`;
    const look = (wanted: string, send = member) =>
      send('POST', `/api/v1/stores/${store.id}/installation/look`, { origin: wanted });
    expect((await look(local)).status).toBe(404);
    await server.context.stores.update(store.id, { settings: { origins: [local] } }, null);
    const answer: PageLook = pageLookSchema.parse((await look(local)).json);
    expect(answer).toEqual({
      origin: local,
      isInstalled: true,
      findings: [],
      scriptsBefore: 0,
      redirectsTo: null,
    });
    expect((await look(local, page)).status).toBe(401);
    shop.close();
  });
});
