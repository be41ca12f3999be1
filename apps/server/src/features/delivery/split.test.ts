import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type Store, storeSchema } from '@facet/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Server } from '../../server.ts';
import { type Answer, type Send, signIn, startTestServer } from '../../testing/test-server.ts';

const runtime = 'function facetStart(...given) { result = given; }\n';
const whole = 'facet.arrival+facts+groups+regex+text+time.js';

describe('a script in two', () => {
  let directory: string;
  let server: Server;
  let browser: Send;
  let store: Store;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'facet-split-'));
    await writeFile(join(directory, 'addon.gpc.js'), 'gpc = true;');
    await writeFile(join(directory, whole), runtime);
    await writeFile(join(directory, `${whole}.br`), brotliCompressSync(runtime));
    await writeFile(join(directory, `${whole}.gz`), gzipSync(runtime));
    server = await startTestServer({ ports: { runtimeDirectory: directory } });
    browser = await signIn(server);
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await rm(directory, { recursive: true });
  });
  beforeEach(async () => {
    const origins = ['https://shop.example'];
    store = storeSchema.parse((await browser('POST', '/api/v1/stores', { name: 'Nordlys', origins })).json);
  });

  /** The addresses and the hash in the lines that the admin shows. */
  const readLines = () => {
    const [, runtimeUrl = '', integrity = '', startUrl = ''] =
      /^<script src="([^"]+)" integrity="([^"]+)" crossorigin="anonymous"><\/script>\n<script src="([^"]+)"><\/script>$/.exec(
        store.snippets.integrity ?? '',
      ) ?? [];
    return {
      runtimePath: runtimeUrl.replace(server.url, ''),
      integrity,
      startPath: startUrl.replace(server.url, ''),
    };
  };
  const load = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
    browser('GET', path, undefined, { origin: null, cookie: null, ...headers });

  it('has a first half that every page may read and check, for ever', async () => {
    const { runtimePath, integrity } = readLines();
    for (const encoding of ['br', 'gzip', 'identity']) {
      const answer = await load(runtimePath, { 'accept-encoding': encoding, origin: 'https://any.example' });
      expect(answer.text).toBe(runtime);
      expect(answer.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
      expect(`sha384-${createHash('sha384').update(answer.text).digest('base64')}`).toBe(integrity);
    }
    const etag = (await load(runtimePath)).headers.get('etag') ?? '';
    expect((await load(runtimePath, { 'if-none-match': etag })).status).toBe(304);
  });

  it('has a second half that starts the first one, and changes with the store', async () => {
    const { runtimePath, startPath } = readLines();
    const [first, second] = await Promise.all([load(runtimePath), load(startPath)]);
    const sandbox: { result?: readonly { store?: string }[]; gpc?: boolean } = {};
    runInNewContext(`window = globalThis; ${second.text}`, sandbox);
    expect(sandbox).toMatchObject({ gpc: true });
    expect(sandbox).not.toHaveProperty('result');
    runInNewContext(`${first.text}${second.text}`, sandbox);
    expect(sandbox.result?.[0]?.store).toBe(store.publicKey);
    expect(second.headers.get('cache-control')).toContain('max-age=60');

    const etag = second.headers.get('etag') ?? '';
    expect((await load(startPath, { 'if-none-match': etag })).status).toBe(304);
    await browser('PATCH', `/api/v1/stores/${store.id}`, { settings: { hideLimitMs: 100 } });
    await vi.waitFor(async () => expect((await load(startPath)).text).toContain('"hideLimitMs":100'));
  });

  it('is a harmless comment where there is no such version, and no such store', async () => {
    for (const path of [
      '/s/runtime/aaaaaaaaaaaaaaaaaaaaaa.js',
      '/s/runtime/a.js',
      '/s/runtime/..%2f..%2fpackage.js',
      '/s/aaaaaaaaaaaa/start.js',
      '/s/nobody/start.js',
    ]) {
      const answer = await load(path);
      expect(answer).toMatchObject({
        status: 404,
        text: expect.stringMatching(/^\/\* Facet: [^*]+ \*\/\n$/),
      });
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('cannot be had where it is not built, and the other lines can', async () => {
    await using other = await startTestServer({ ports: { runtimeDirectory: join(directory, 'missing') } });
    const { snippet, snippets } = await other.context.stores.create({ name: 'Nordlys', origins: [] }, null);
    expect(snippets).toMatchObject({ plain: snippet, integrity: null });
    expect(snippets.async).toContain('async blocking="render"');
  });
});
