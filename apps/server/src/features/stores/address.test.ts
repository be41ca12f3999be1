import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Store, storeSchema } from '@facet/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { takenSegments } from '../../config/storefront-path.ts';
import type { Server } from '../../server.ts';
import { type Send, signIn, startTestServer } from '../../testing/test-server.ts';

const shopHeaders = { origin: 'https://shop.example', cookie: null, 'content-type': 'text/plain' };

describe('where shops reach Facet', () => {
  let directory: string;
  let server: Server;
  let browser: Send;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'facet-address-'));
    await writeFile(join(directory, 'facet.js'), 'function facetStart() {}');
    await writeFile(join(directory, 'addon.gpc.js'), '');
    server = await startTestServer({
      config: { storefrontPath: '/n/m' },
      ports: { runtimeDirectory: directory },
    });
    browser = await signIn(server);
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await rm(directory, { recursive: true });
  });

  const create = async (): Promise<Store> => {
    const origins = ['https://shop.example'];
    return storeSchema.parse((await browser('POST', '/api/v1/stores', { name: 'Nordlys', origins })).json);
  };
  const load = async (path: string): Promise<string> => (await browser('GET', path)).text;

  it('has the operator’s own name, and goes by the old one too for shops that have it', async () => {
    const { publicKey, snippet } = await create();
    expect(snippet).toBe(`<script src="${server.url}/n/m/${publicKey}.js"></script>`);
    for (const path of ['/n/m', '/s']) {
      expect(await load(`${path}/${publicKey}.js`)).toContain(`"endpoint":"${server.url}/n/m/${publicKey}"`);
      const answer = await browser('POST', `${path}/${publicKey}/here`, '{}', shopHeaders);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    }
    expect((await browser('GET', `/n/${publicKey}.js`)).text).not.toContain('facetStart');
  });

  it('is the store’s own address where it has one, until that is taken away', async () => {
    const store = await create();
    const path = `/api/v1/stores/${store.id}`;
    const settings = { address: 'https://Shop.example/facts/' };
    const moved = storeSchema.parse((await browser('PATCH', path, { settings })).json);
    const endpoint = `https://shop.example/facts/${store.publicKey}`;
    expect(moved.settings.address).toBe('https://shop.example/facts');
    expect(moved.snippet).toBe(`<script src="${endpoint}.js"></script>`);
    await vi.waitFor(async () =>
      expect(await load(`/s/${store.publicKey}.js`)).toContain(`"endpoint":"${endpoint}"`),
    );

    const renamed = storeSchema.parse((await browser('PATCH', path, { name: 'Other' })).json);
    expect(renamed.settings.address).toBe('https://shop.example/facts');
    const back = storeSchema.parse((await browser('PATCH', path, { settings: { address: null } })).json);
    expect(back.snippet).toBe(store.snippet);
  });

  it('is no address of somebody else, nor the store’s pages themselves', async () => {
    const store = await create();
    for (const address of ['https://evil.example/n', 'https://shop.example/']) {
      const answer = await browser('PATCH', `/api/v1/stores/${store.id}`, { settings: { address } });
      expect(answer.json).toMatchObject({ code: 'invalid_settings', problems: [{ path: 'address' }] });
    }
  });

  it('never stands in the way of the admin', async () => {
    const { json } = await browser('GET', '/api/v1/openapi.json');
    const { paths } = z.looseObject({ paths: z.record(z.string(), z.unknown()) }).parse(json);
    const first = new Set(Object.keys(paths).map((path) => path.split('/')[1]));
    first.delete('s');
    expect(first.size).toBeGreaterThan(2);
    expect([...first].filter((segment) => !takenSegments.includes(segment ?? ''))).toEqual([]);
  });
});
