import { problemSchema } from '@facet/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Server } from '../server.ts';
import { createBrowser, owner, type Send, signIn, startTestServer } from '../testing/test-server.ts';
import { isStorable, listUnstorable } from './storable.ts';

describe('text that no database keeps', () => {
  it('is U+0000 and half a surrogate pair, nothing else', () => {
    expect(['', 'Äpfel 🍏', '\u2028', '\uFFFF'].every(isStorable)).toBe(true);
    expect(['a\0b', '\ud83c', 'x\udf4f'].some(isStorable)).toBe(false);
  });

  it('is found in values and names, however deep', () => {
    expect(listUnstorable({ a: ['ok', { b: '\0' }], 'c\0': 1 })).toEqual(['', 'a.1.b']);
    let deep: unknown = '\0';
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(listUnstorable(deep)).toHaveLength(1);
  });
});

describe('a request that carries it', () => {
  let server: Server;
  let browser: Send;
  let path: string;
  beforeAll(async () => {
    server = await startTestServer();
    browser = await signIn(server);
    const created = await browser('POST', '/api/v1/stores', {
      name: 'Shop',
      origins: ['https://shop.example'],
    });
    path = `/api/v1/stores/${z.object({ id: z.string() }).parse(created.json).id}`;
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it.each([
    ['a sign-in', 'POST', '/api/v1/session', { ...owner, email: 'a\0b@facet.example' }, 'email'],
    ['a name', 'POST', '/api/v1/stores', { name: 'a\0b', origins: [] }, 'name'],
    ['half a character', 'POST', '/api/v1/stores', { name: 'a\ud800b', origins: [] }, 'name'],
  ])('in %s is told where', async (_what, method, address, body, where) => {
    const answer = await browser(method, address, body);
    expect([answer.status, problemSchema.parse(answer.json).problems?.[0]?.path]).toEqual([400, where]);
  });

  it('in its address finds nothing', async () => {
    for (const address of ['/api/v1/stores/%00', `${path}/experiences/a%00b`]) {
      const answer = await browser('GET', address);
      expect([answer.status, problemSchema.parse(answer.json).code]).toEqual([404, 'not_found']);
    }
  });

  it('from a shop’s page is refused, and an address that is not properly escaped is no matter of its body', async () => {
    const listed = await browser('GET', path);
    const { publicKey } = z.object({ publicKey: z.string() }).parse(listed.json);
    const shop = createBrowser(server);
    const seen = { visitor: 'visitor-1', subject: 'subject-\0', events: [{}] };
    const headers = { origin: 'https://shop.example', 'content-type': 'text/plain' };
    expect((await shop('POST', `/s/${publicKey}/seen`, JSON.stringify(seen), headers)).status).toBe(400);
    expect((await shop('POST', '/s/%00/who', '{}', headers)).status).toBe(404);
    const escaped = await shop('GET', '/api/v1/stores/%E0%A4%A');
    expect([escaped.status, problemSchema.parse(escaped.json).code]).toEqual([404, 'not_found']);
  });
});
