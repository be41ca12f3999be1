import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../db/testing/test-databases.ts';
import type { Server } from '../../server.ts';
import { startTestServer } from '../../testing/test-server.ts';
import { openShop, type Shop, toEvent } from './testing/open-shop.ts';

const profile = {
  'an e-mail address': 'ada.lovelace@shop.example',
  'a phone number': '+44 20 7946 0000',
  'a name': 'Ada Lovelace',
  'a name in another script': '阿达·洛芙莱斯·拜伦',
};

describeOnEachDatabase('a page that reports who its visitors are', (open) => {
  const lines: string[] = [];
  let server: Server;
  let shop: Shop;
  beforeAll(async () => {
    const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
    server = await startTestServer({ database: open, ports: { log } });
    shop = await openShop(server);
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const readTables = async (): Promise<string> => {
    const { queryable } = server.context.database;
    const tables = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = 'public'`.execute(
      queryable,
    );
    const contents = tables.rows.map(({ name }) => sql`select * from ${sql.table(name)}`.execute(queryable));
    return JSON.stringify((await Promise.all(contents)).map(({ rows }) => rows));
  };

  it.each(Object.entries(profile))(
    'with %s in whatever field gets nothing of it stored',
    async (_what, text) => {
      const reports = [toEvent('order', { order: '1001' }), shop.toExposure({ memberships: {} })];
      const fields = reports.flatMap((report) => Object.keys(report).map((field) => ({ report, field })));
      const spoiled = [
        ...fields.map(({ report, field }) => ({ ...report, [field]: text })),
        ...fields.map(({ report, field }) => ({ ...report, [field]: { [text]: text } })),
        ...reports.flatMap((report) => [
          { ...report, value: text, currency: text, items: text, freshReason: text },
          { ...report, email: text },
          { ...report, [text]: 1 },
        ]),
        shop.toExposure({ memberships: { [text]: 'in' } }),
        text,
        [text],
      ];
      for (const report of spoiled) expect((await shop.send({ events: [report] })).status).toBe(204);
      expect((await shop.send({ events: spoiled, subject: text })).status).toBe(204);
      const whole = toEvent('page_view');
      expect((await shop.send({ events: [whole], visitor: text })).status).toBe(400);

      const tables = await readTables();
      expect(tables).not.toContain(text);
      expect(tables).not.toContain(whole.id);
      expect(lines.filter((line) => line.includes(text))).toEqual([]);
      expect(lines.some((line) => line.includes('"passedOver":{"'))).toBe(true);
    },
  );

  it('takes what is right beside it', async () => {
    const right = toEvent('order', { order: '1002' });
    await shop.send({ events: [toEvent('order', { order: profile['a name'] }), right] });
    expect(await readTables()).toContain(right.id);
  });
});
