import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { problemSchema } from '@facet/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../server.ts';
import { createBrowser, owner, type Send, signIn, startTestServer } from '../testing/test-server.ts';

let server: Server;
let browser: Send;
let admin: string;

beforeAll(async () => {
  admin = await mkdtemp(join(tmpdir(), 'facet-admin-'));
  await mkdir(join(admin, 'assets'));
  await writeFile(join(admin, 'index.html'), '<!doctype html><title>Facet</title>');
  await writeFile(join(admin, 'assets', 'index-abc123.js'), 'void 0;');
  await writeFile(join(admin, 'assets', 'index-abc123.js.br'), brotliCompressSync('void 0;'));
  server = await startTestServer({ ports: { adminDirectory: admin } });
  browser = await signIn(server);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(admin, { recursive: true });
});

describe('an error', () => {
  it.each([
    ['an unknown address', 'GET', '/api/v1/nothing', undefined, {}, 404, 'not_found'],
    ['an unknown method', 'DELETE', '/api/v1/stores', undefined, {}, 404, 'not_found'],
    ['a body that is no JSON', 'POST', '/api/v1/stores', '{"name":', {}, 400, 'malformed_json'],
    [
      'an empty body',
      'POST',
      '/api/v1/stores',
      '',
      { 'content-type': 'application/json' },
      400,
      'malformed_json',
    ],
    [
      'a body that poisons a prototype',
      'POST',
      '/api/v1/stores',
      '{"__proto__":{"a":1}}',
      {},
      400,
      'malformed_json',
    ],
    [
      'a form',
      'POST',
      '/api/v1/stores',
      'name=a',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'unsupported_media_type',
    ],
    [
      'plain text',
      'POST',
      '/api/v1/stores',
      '{}',
      { 'content-type': 'text/plain' },
      415,
      'unsupported_media_type',
    ],
    [
      'a megabyte',
      'POST',
      '/api/v1/stores',
      `{"name":"${'a'.repeat(1_000_000)}"}`,
      {},
      413,
      'payload_too_large',
    ],
    [
      'a query that does not fit',
      'GET',
      '/api/v1/stores/x/audit?before=now',
      undefined,
      {},
      404,
      'unknown_store',
    ],
    ['a broken address', 'GET', '/api/v1/stores/%E0%A4%A', undefined, {}, 404, 'not_found'],
  ] as const)('of %s has the one form', async (_case, method, path, body, headers, status, code) => {
    const answer = await browser(method, path, body, headers);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(problemSchema.parse(answer.json)).toMatchObject({ status, code });
    expect(answer.status).toBe(status);
  });

  it('that nobody foresaw tells nothing of the inside', async () => {
    await using broken = await startTestServer();
    const send = await signIn(broken);
    await broken.context.database.queryable.schema.alterTable('stores').renameTo('shops').execute();
    const answer = await send('GET', '/api/v1/stores');
    expect(answer.json).toMatchObject({ status: 500, code: 'internal' });
    expect(answer.text).not.toMatch(/stores|relation|select/);
    expect((await send('GET', '/healthz')).status).toBe(200);
  });
});

describe('a change', () => {
  const attempt = (headers: Readonly<Record<string, string | null>>) =>
    browser('POST', '/api/v1/stores', { name: 'Changed', origins: [] }, headers);

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a sandboxed page', { origin: 'null' }],
    ['a page that hides where it comes from', { origin: null }],
    ['a neighbour of the same site', { origin: null, 'sec-fetch-site': 'same-site' }],
    ['another site with our origin forged', { 'sec-fetch-site': 'cross-site' }],
  ])('from %s is refused', async (_case, headers) => {
    expect((await attempt(headers)).json).toMatchObject({ status: 403, code: 'foreign_origin' });
  });

  it('from our own page is taken', async () => {
    expect((await attempt({})).status).toBe(201);
    expect((await attempt({ origin: null, 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  });

  it('is refused from another site also where it would sign somebody in', async () => {
    const answer = await createBrowser(server)('POST', '/api/v1/session', owner, {
      origin: 'https://evil.example',
    });
    expect(answer.json).toMatchObject({ code: 'foreign_origin' });
    expect(answer.headers.getSetCookie()).toEqual([]);
  });
});

describe('the admin', () => {
  it('gets its page at every address that is not the API’s', async () => {
    for (const path of ['/', '/integrations', '/stores/x/experiences/y?tab=targeting']) {
      const answer = await browser('GET', path);
      expect(answer).toMatchObject({ status: 200, text: expect.stringContaining('<title>Facet') });
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('keeps hashed files for ever and misses others plainly', async () => {
    const asset = await browser('GET', '/assets/index-abc123.js');
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await browser('GET', '/assets/index-old.js')).json).toMatchObject({ code: 'not_found' });
  });

  it('sends the compressed copy of a file where there is one and the browser takes it', async () => {
    const compressed = await fetch(`${server.url}/assets/index-abc123.js`, {
      headers: { 'accept-encoding': 'br' },
    });
    expect(compressed.headers.get('content-encoding')).toBe('br');
    expect(compressed.headers.get('content-type')).toContain('javascript');
    expect(compressed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(await compressed.text()).toBe('void 0;');
    const plain = await fetch(`${server.url}/assets/index-abc123.js`, {
      headers: { 'accept-encoding': 'identity' },
    });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe('void 0;');
  });

  it('never leaves its folder', async () => {
    for (const path of [
      '/..%2f..%2fpackage.json',
      '/assets/..%2f..%2f..%2fetc%2fpasswd',
      '/%2e%2e/%2e%2e/etc/passwd',
    ]) {
      expect((await browser('GET', path)).text).not.toMatch(/root:|"name"/);
    }
  });
});

describe('the server', () => {
  it('says that it lives and that it is ready', async () => {
    expect((await browser('GET', '/healthz')).json).toEqual({ status: 'ok' });
    expect((await browser('GET', '/readyz')).json).toEqual({ status: 'ready' });
  });

  it('describes its API', async () => {
    const { json } = await browser('GET', '/api/v1/openapi.json');
    expect(json).toMatchObject({
      openapi: '3.1.0',
      paths: {
        '/api/v1/stores': {
          post: {
            requestBody: { content: { 'application/json': { schema: { required: ['name', 'origins'] } } } },
          },
        },
      },
    });
  });

  it('lives on after nonsense on the wire', async () => {
    const { port } = new URL(server.url);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.end('\u0000\u0001 nonsense\r\n\r\n'));
      socket
        .resume()
        .on('close', () => resolve())
        .on('error', () => resolve());
    });
    expect((await browser('GET', '/healthz')).status).toBe(200);
  });
});
