import type { Store } from '@facet/protocol';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../server.ts';
import { type Answer, createBrowser, startTestServer } from '../testing/test-server.ts';

const secrets = 'session=s3cr3t-session; __kla_id=s3cr3t-kla';

describe('the visitor’s cookie', () => {
  const lines: string[] = [];
  let server: Server;
  let store: Store;
  beforeAll(async () => {
    const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
    server = await startTestServer({ ports: { log } });
    store = await open(['https://shop.example', 'https://www.shop.example']);
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const open = (origins: string[]): Promise<Store> =>
    server.context.stores.create({ name: 'Nordlys', origins }, null);
  const report = (headers: Readonly<Record<string, string>>, visitor = 'visitor-0001', of = store) =>
    createBrowser(server)('POST', `/s/${of.publicKey}/seen`, JSON.stringify({ visitor, events: [{}] }), {
      'content-type': 'text/plain',
      origin: 'https://www.shop.example',
      'sec-fetch-site': 'same-origin',
      cookie: secrets,
      ...headers,
    });
  const cookiesOf = (answer: Answer): readonly string[] => {
    expect(answer.status).toBe(204);
    return answer.headers.getSetCookie();
  };

  it('is set where the shop’s own host passes the call on, for all hosts of the shop', async () => {
    expect(cookiesOf(await report({}))).toEqual([
      'facet_id=visitor-0001; Max-Age=31536000; Domain=shop.example; Path=/; Secure; SameSite=Lax',
    ]);
  });

  it('is not set by the answer to a question, which a preview asks for a visitor who does not stay', async () => {
    const body = JSON.stringify({ visitor: 'visitor-0001', token: 'somebody-8mx521A1BZJWg=.XyZ123' });
    const answer = await createBrowser(server)('POST', `/s/${store.publicKey}/who`, body, {
      'content-type': 'text/plain',
      origin: 'https://shop.example',
      'sec-fetch-site': 'same-origin',
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('is the host’s own where the shop’s hosts share no domain, and not Secure without TLS', async () => {
    const alone = await open(['https://shop.example']);
    expect(cookiesOf(await report({ origin: 'https://shop.example' }, 'visitor-0001', alone))).toEqual([
      'facet_id=visitor-0001; Max-Age=31536000; Path=/; Secure; SameSite=Lax',
    ]);
    const local = await open(['https://shop.example', 'https://www.shop.example', 'http://localhost:3000']);
    expect(cookiesOf(await report({ origin: 'http://localhost:3000' }, 'visitor-0001', local))).toEqual([
      'facet_id=visitor-0001; Max-Age=31536000; Path=/; SameSite=Lax',
    ]);
  });

  it.each(['cross-site', 'same-site', 'none', 'same-origin, cross-site', ''])(
    'is not set for a call that the browser calls "%s"',
    async (site) => {
      expect(cookiesOf(await report({ 'sec-fetch-site': site }))).toEqual([]);
    },
  );

  it.each(['visitor 0001', 'visitor;0001', 'a=b; Path=/x', 'vísitor-0001', 'visitor\r\n0001'])(
    'is not set to "%s"',
    async (visitor) => {
      expect((await report({}, visitor)).headers.getSetCookie()).toEqual([]);
    },
  );

  it('is not set by an answer that refuses', async () => {
    const answer = await report({ origin: 'https://evil.example' });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
  });

  it('is all that is taken of the visitor’s cookies: others are neither logged nor kept', async () => {
    await report({});
    const queryable = server.context.database.queryable.withTables<Record<string, Record<string, unknown>>>();
    const tables = await queryable.introspection.getTables();
    const rows = await Promise.all(
      tables.map(({ name }) => queryable.selectFrom(name).selectAll().execute()),
    );
    expect(tables.length).toBeGreaterThan(10);
    expect(lines.join('')).toContain('/seen');
    expect(lines.join('') + JSON.stringify(rows)).not.toContain('s3cr3t');
  });
});
