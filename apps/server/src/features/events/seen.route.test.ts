import type { Store } from '@facet/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../../server.ts';
import { createBrowser, type Send, startTestServer } from '../../testing/test-server.ts';
import { toExposure } from '../../testing/to-exposure.ts';

describe('reports of a shop’s page', () => {
  let server: Server;
  let shop: Send;
  let store: Store;
  let body: string;

  beforeAll(async () => {
    const now = Date.now();
    server = await startTestServer({ ports: { now: () => now } });
    const { stores, experiences } = server.context;
    store = await stores.create({ name: 'Nordlys', origins: ['https://shop.example'] }, null);
    const asPage = createBrowser(server);
    shop = (method, path, sent, headers) =>
      asPage(method, path, sent, {
        origin: 'https://shop.example',
        'content-type': 'text/plain',
        ...headers,
      });
    const { id, definition } = await experiences.create(store.id, { kind: 'test', name: 'Running' }, null);
    await experiences.changeStatus(store.id, id, { status: 'running' }, null);
    const exposure = toExposure({ experience: id, variation: definition.variations[0]?.id ?? '' });
    body = JSON.stringify({ visitor: 'visitor-one', events: [exposure] });
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const countKept = async (): Promise<number> =>
    (await server.context.database.queryable.selectFrom('exposures').select('id').execute()).length;

  it.each([
    ['no JSON', 'nonsense', 400, 'malformed_json'],
    ['nothing', '{}', 400, 'invalid_body'],
    ['no events', JSON.stringify({ visitor: 'visitor-one', events: [] }), 400, 'invalid_body'],
    [
      'more than sixty',
      JSON.stringify({ visitor: 'visitor-one', events: Array.from({ length: 61 }, () => 1) }),
      400,
      'invalid_body',
    ],
    ['no visitor', JSON.stringify({ events: [1] }), 400, 'invalid_body'],
    [
      'an address instead of a visitor',
      JSON.stringify({ visitor: 'ada@shop.example', events: [1] }),
      400,
      'invalid_body',
    ],
    [
      'a field that there is not',
      JSON.stringify({ visitor: 'visitor-one', events: [1], email: 'ada@shop.example' }),
      400,
      'invalid_body',
    ],
    ['a megabyte', 'a'.repeat(1_000_000), 413, 'payload_too_large'],
    ['null', 'null', 400, 'invalid_body'],
  ])('that hold %s are refused', async (_case, sent, status, code) => {
    expect((await shop('POST', `/s/${store.publicKey}/seen`, sent)).json).toMatchObject({ status, code });
  });

  it('are taken from the store’s own pages alone', async () => {
    for (const origin of ['https://evil.example', 'null', null, 'https://shop.example.evil.example']) {
      const answer = await shop('POST', `/s/${store.publicKey}/seen`, body, { origin });
      expect(answer.json).toMatchObject({ status: 403, code: 'foreign_origin' });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
    expect((await shop('POST', '/s/aaaaaaaaaaaa/seen', body)).json).toMatchObject({
      status: 404,
      code: 'unknown_store',
    });
    expect(await countKept()).toBe(0);
    expect((await shop('POST', `/s/${store.publicKey}/seen`, body)).status).toBe(204);
    expect(await countKept()).toBe(1);
  });

  it('may be announced by a preflight, without cookies', async () => {
    const answer = await shop('OPTIONS', `/s/${store.publicKey}/seen`, undefined, {
      'access-control-request-method': 'POST',
      'content-type': null,
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-methods')).toBe('POST');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('are limited by address, and the page is told how long to wait', async () => {
    const answers = [];
    for (let batch = 0; batch < 31; batch += 1) {
      answers.push(
        ...(await Promise.all(
          Array.from({ length: 20 }, () => shop('POST', `/s/${store.publicKey}/seen`, '{}')),
        )),
      );
    }
    const limited = answers.filter((answer) => answer.status === 429);
    expect(limited.length).toBeGreaterThan(0);
    expect(Number(limited[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answers.filter((answer) => answer.status === 400).length).toBeLessThanOrEqual(600);
  });
});
