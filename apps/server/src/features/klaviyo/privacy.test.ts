import { createSimulator } from '@facet/klaviyo-simulator';
import { sql } from 'kysely';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { openKlaviyoWorld, shopOrigin, testClient } from '../../testing/klaviyo-world.ts';

const vip = 'VpX7kd';

it('nothing of what Klaviyo must not give away is in a row, in the log or in an answer', async () => {
  const redirectUris: string[] = [];
  await using simulator = await createSimulator({
    port: 0,
    shopUrl: shopOrigin,
    clients: [{ ...testClient, redirectUris }],
  });
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
  await using world = await openKlaviyoWorld(simulator.url, redirectUris, { log });
  const answers: string[] = [];

  const store = await world.createStore();
  answers.push((await world.connect(store)).text);
  await world.personalize(store, vip);
  answers.push((await world.owner('GET', `/api/v1/stores/${store.id}/segments`)).text);
  const people = simulator.world.people.list('NRDL01');
  const tokens = people.map(({ id }) => simulator.world.tokens.create(id).token);
  for (const token of tokens) {
    answers.push((await world.who(store, token)).text);
    const inspection = { input: `${shopOrigin}/?_kx=${encodeURIComponent(token)}` };
    answers.push((await world.owner('POST', `/api/v1/stores/${store.id}/inspect`, inspection)).text);
  }
  simulator.faults.set({ operation: 'api', kind: 'server_error' });
  const late = people.map(({ id }) => simulator.world.tokens.create(id).token);
  for (const token of late) answers.push((await world.who(store, token)).text);
  simulator.faults.clear();
  for (const install of simulator.world.grants.list()) simulator.world.grants.uninstall(install.id);
  answers.push((await world.owner('GET', `/api/v1/stores/${store.id}/segments?refresh=true`)).text);
  answers.push((await world.owner('GET', `/api/v1/stores/${store.id}/klaviyo`)).text);

  const { queryable } = world.server.context.database;
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`.execute(
    queryable,
  );
  const rows = await Promise.all(
    tables.rows.map(
      async ({ name }) => (await sql`select * from ${sql.table(name)}`.execute(queryable)).rows,
    ),
  );
  expect(rows.flat().length).toBeGreaterThan(people.length);
  expect(lines.length).toBeGreaterThan(10);

  const grants = [...JSON.stringify(simulator.snapshot()).matchAll(/"token":"([^"]+)"/g)].map(
    ([, token]) => token ?? '',
  );
  expect(grants.length).toBeGreaterThan(tokens.length);
  const secrets = [
    testClient.secret,
    ...grants,
    ...tokens,
    ...late,
    ...[...tokens, ...late].map((token) => token.split('.')[0] ?? ''),
    ...people.flatMap(({ id, email, firstName, lastName, phoneNumber }) => [
      id,
      email,
      `${firstName ?? ''} ${lastName ?? ''}`,
      ...(phoneNumber === null ? [] : [phoneNumber]),
    ]),
  ];
  const written = JSON.stringify(rows) + lines.join('') + answers.join('');
  expect(secrets.filter((secret) => secret.length > 3 && written.includes(secret))).toEqual([]);
});
