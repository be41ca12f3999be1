import { randomUUID } from 'node:crypto';
import { exportCountsSchema, exportParts, type Store } from '@facet/protocol';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../../server.ts';
import { keepConnection } from '../../testing/keep-connection.ts';
import { type Send, signIn, startTestServer } from '../../testing/test-server.ts';

let server: Server;
let asOwner: Send;
let store: Store;
beforeAll(async () => {
  server = await startTestServer();
  asOwner = await signIn(server);
  const { context } = server;
  store = await context.stores.create({ name: 'Nordlys', origins: ['https://shop.example'] }, null);
  const other = await context.stores.create({ name: 'Other', origins: [] }, null);
  const created = await context.experiences.create(store.id, { kind: 'test', name: 'Søn "a"\n<b>' }, null);
  await sql`insert into events (store_id, id, name, value, currency, visitor, subject, happened_at, received_at)
    select ${store.id}, gen_random_uuid(), 'page_view', 12.5, 'EUR', 'visitor-' || n, 'subject-' || n, now(), now()
    from generate_series(1, 2345) as n`.execute(context.database.queryable);
  await sql`insert into events (store_id, id, name, visitor, happened_at, received_at)
    values (${other.id}, ${randomUUID()}, 'page_view', 'visitor-other', now(), now())`.execute(
    context.database.queryable,
  );
  await sql`insert into subject_assignments (store_id, subject, experience_id, kind, variation_id, counted, assigned_at)
    select ${store.id}, 'subject-' || n, ${created.id}, 'assigned', 'v', true, now()
    from generate_series(1, 1001) as n`.execute(context.database.queryable);
});
afterAll(() => server[Symbol.asyncDispose]());

const take = (part: string) => asOwner('POST', `/api/v1/stores/${store.id}/exports`, { part });
const linesOf = (text: string): unknown[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('a store’s data', () => {
  it('is given out line by line, all of it and nothing of another store', async () => {
    const counts = exportCountsSchema.parse(
      (await asOwner('GET', `/api/v1/stores/${store.id}/exports`)).json,
    );
    expect(Object.fromEntries(counts.parts.map(({ part, lines }) => [part, lines]))).toEqual({
      store: 1,
      experiences: 1,
      assignments: 1001,
      exposures: 0,
      events: 2345,
      activity: 2,
    });
    const events = await take('events');
    expect(events.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    expect(events.headers.get('content-disposition')).toBe('attachment; filename="facet-events.jsonl"');
    const rows = linesOf(events.text);
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(2345);
    expect(rows[0]).toMatchObject({
      name: 'page_view',
      value: 12.5,
      subject: expect.stringMatching(/^subject-/),
    });
    expect(events.text).not.toContain('visitor-other');
    expect(linesOf((await take('assignments')).text)).toHaveLength(1001);
    expect(linesOf((await take('exposures')).text)).toEqual([]);
    expect(linesOf((await take('experiences')).text)).toMatchObject([
      { name: 'Søn "a"\n<b>', status: 'draft', definition: { variations: expect.any(Array) }, draft: null },
    ]);
    expect(linesOf((await take('store')).text)).toMatchObject([
      { name: 'Nordlys', settings: { origins: ['https://shop.example'] }, klaviyoAccount: null },
    ]);
  });

  it('is given out with an entry in the log of changes for each part', async () => {
    const before = linesOf((await take('activity')).text).length;
    const rows = linesOf((await take('activity')).text);
    expect(rows).toHaveLength(before + 1);
    expect(rows.at(-1)).toMatchObject({
      action: 'data.exported',
      member: 'Owner',
      after: { part: 'activity' },
    });
  });

  it('holds no secret, no hash of one and nothing that is sealed', async () => {
    await keepConnection(server.context.database.queryable, store.id, { hint_secret_hash: 'HINT-HASH' });
    const texts = [];
    for (const part of exportParts) texts.push((await take(part)).text);
    const whole = texts.join('');
    expect(whole).toContain('Nordlys at Klaviyo');
    expect(whole).not.toMatch(/SEALED|HINT|sealed|_hash|secret|password/);
  });

  it('is refused for a part that there is not', async () => {
    expect((await take('members')).json).toMatchObject({ code: 'invalid_body' });
  });
});
