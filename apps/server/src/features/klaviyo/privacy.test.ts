import { createSimulator, type Simulator } from '@facet/klaviyo-simulator';
import { hintsSchema } from '@facet/protocol';
import { sql } from 'kysely';
import { pino } from 'pino';
import { expect, it, vi } from 'vitest';
import { openKlaviyoFleet } from '../../testing/klaviyo-fleet.ts';
import { type KlaviyoWorld, openKlaviyoWorld, shopOrigin, testClient } from '../../testing/klaviyo-world.ts';
import { createBrowser } from '../../testing/test-server.ts';

const vip = 'VpX7kd';
const demoKey = 'pk_d3m00n1y5f0c2b8e7a9146d3c5b0f7e2a8';
const hour = 3_600_000;

it('nothing of what Klaviyo must not give away is in a row, in the log or in an answer', async () => {
  const redirectUris: string[] = [];
  await using simulator = await createSimulator({
    port: 0,
    shopUrl: shopOrigin,
    clients: [{ ...testClient, redirectUris }],
  });
  const { log, lines } = createListeningLog();
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
  for (const { id } of people) {
    answers.push((await world.who(store, simulator.world.tokens.create(id).token)).text);
  }
  simulator.faults.clear();
  const secrets = listSecrets(simulator);
  for (const install of simulator.world.grants.list()) simulator.world.grants.uninstall(install.id);
  answers.push((await world.owner('GET', `/api/v1/stores/${store.id}/segments?refresh=true`)).text);
  answers.push((await world.owner('GET', `/api/v1/stores/${store.id}/klaviyo`)).text);

  const rows = await readRows(world);
  expect(rows.length).toBeGreaterThan(people.length);
  expect(lines.length).toBeGreaterThan(10);
  expect(secrets.length).toBeGreaterThan(3 * tokens.length);
  expect(findGiven(secrets, [...rows, ...lines, ...answers])).toEqual([]);
});

it('nor is it after hints, erasures, renewals and whole readings, whether Klaviyo answers or not', async () => {
  const { log, lines } = createListeningLog();
  await using fleet = await openKlaviyoFleet({ log });
  const { simulator, world } = fleet;
  const { upkeep, memberships } = world.server.context;
  const answers: string[] = [];
  const told = async (
    asked: Promise<{ readonly text: string; readonly status: number }>,
  ): Promise<number> => {
    const { text, status } = await asked;
    answers.push(text);
    return status;
  };
  const store = await fleet.openStore([vip]);
  const path = `/api/v1/stores/${store.id}`;
  const keyed = await world.createStore();
  const keyPath = `/api/v1/stores/${keyed.id}/klaviyo`;
  expect(await told(world.owner('POST', `${keyPath}/private-key`, { privateKey: demoKey }))).toBe(200);
  await told(world.owner('POST', `${keyPath}/private-key`, { privateKey: `${demoKey}1` }));

  const seeded = simulator.world.people.list('NRDL01').map(({ id }) => id);
  const crowd = simulator.world.people.createMany({
    accountId: 'NRDL01',
    count: 250,
    segments: [{ id: vip }],
  });
  const tokens = seeded.map((id) => simulator.world.tokens.create(id).token);
  const visitAll = async (): Promise<void> => {
    for (const [number, token] of tokens.entries()) {
      await told(world.who(store, token, undefined, `203.0.113.${number}`));
      await told(world.who(keyed, token, undefined, `203.0.113.${number}`));
    }
  };
  // The answer that shows the secret is the one that may.
  const allow = async () => hintsSchema.parse((await world.owner('POST', `${path}/klaviyo/hints`)).json);
  const [old, hints] = [await allow(), await allow()];
  const flow = createBrowser(world.server);
  const hintAll = async (): Promise<void> => {
    for (const [number, id] of seeded.entries()) {
      const secret = number % 3 === 0 ? old.secret : hints.secret;
      const body = number % 4 === 0 ? `{"profile_id": "${id}"` : { profile_id: number % 5 === 0 ? [id] : id };
      const headers = { origin: null, 'x-facet-secret': secret };
      await told(flow('POST', `/hooks/klaviyo/${store.publicKey}`, body, headers));
    }
  };
  const erase = (input: string) => told(world.owner('POST', `${path}/erasures`, { input }));
  let renewed = 0;
  const work = async (): Promise<void> => {
    renewed += await upkeep.renew();
    await visitAll();
    await hintAll();
    await visitAll();
    await upkeep.warm();
    await erase(tokens[0] ?? '');
    await erase(`${shopOrigin}/?_kx=${encodeURIComponent(tokens[1] ?? '')}`);
    await erase(crowd[0]?.token ?? '');
    await erase(`${shopOrigin}/?email=${seeded[2]}`);
    await memberships.removeExpired();
    for (const page of ['klaviyo', 'segments?refresh=true', 'audit']) {
      await told(world.owner('GET', `${path}/${page}`));
    }
  };
  const secrets = new Set([old.secret, hints.secret, demoKey, ...listSecrets(simulator)]);

  expect(await told(world.owner('PUT', `${path}/segments/${vip}/warm`))).toBe(204);
  await work();
  await vi.waitFor(async () => {
    await upkeep.warm();
    const { segments } = await world.server.context.segments.list(store.id, { search: 'VIP' });
    expect(segments[0]?.warm?.state).toBe('ready');
  });
  fleet.advance(22 * hour);
  simulator.requests.clear();
  await work();
  expect(simulator.requests.count({ operation: 'oauth_token' })).toBeGreaterThan(0);
  expect(renewed).toBeGreaterThan(0);
  for (const secret of listSecrets(simulator)) secrets.add(secret);
  fleet.advance(22 * hour);
  simulator.faults.set({ operation: 'all', kind: 'server_error' });
  await work();

  const rows = await readRows(world);
  expect(rows.length).toBeGreaterThan(seeded.length + crowd.length);
  expect(lines.length).toBeGreaterThan(10);
  expect(answers.length).toBeGreaterThan(100);
  expect(findGiven([...secrets], [...rows, ...lines, ...answers])).toEqual([]);
});

it('a reading of a whole segment that is under way keeps no profile id in clear, whatever its cursor is made of', async () => {
  await using fleet = await openKlaviyoFleet();
  const { simulator, world } = fleet;
  const store = await fleet.openStore([vip]);
  simulator.world.people.createMany({ accountId: 'NRDL01', count: 900, segments: [{ id: vip }] });
  simulator.latency.set({ ms: 300 });
  await world.owner('PUT', `/api/v1/stores/${store.id}/segments/${vip}/warm`);
  const { queryable } = world.server.context.database;
  const readCursor = async (): Promise<string> => {
    const row = await queryable.selectFrom('klaviyo_warm_segments').select('cursor').executeTakeFirst();
    return row?.cursor ?? '';
  };
  await expect.poll(readCursor, { interval: 20 }).not.toBe('');
  const rows = await readRows(world);
  const decoded = rows.flatMap((row) =>
    [...row.matchAll(/[\w-]{16,}/g)].map(([text]) => Buffer.from(text, 'base64url').toString('latin1')),
  );
  simulator.latency.clear();
  const ids = simulator.world.people.list('NRDL01').map(({ id }) => id);
  expect(findGiven(ids, [...rows, ...decoded])).toEqual([]);
});

function createListeningLog() {
  const lines: string[] = [];
  return { lines, log: pino({ level: 'trace' }, { write: (line: string) => lines.push(line) }) };
}

/** All rows of all tables, as JSON. */
async function readRows(world: KlaviyoWorld): Promise<readonly string[]> {
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
  return rows.flat().map((row) => JSON.stringify(row));
}

/** Every token and grant of the simulated world, and all that there is to know about its people. */
function listSecrets(simulator: Simulator): readonly string[] {
  const tokens = [...JSON.stringify(simulator.snapshot()).matchAll(/"token":"([^"]+)"/g)].map(
    ([, token]) => token ?? '',
  );
  const people = simulator.world.people.list('NRDL01');
  const secrets = [
    testClient.secret,
    ...tokens,
    ...tokens.map((token) => token.split('.')[0] ?? ''),
    ...people.flatMap(({ id, email, firstName, lastName, phoneNumber }) => [
      id,
      email,
      `${firstName ?? ''} ${lastName ?? ''}`,
      phoneNumber ?? '',
    ]),
  ];
  return secrets.filter((secret) => secret.length > 3);
}

function findGiven(secrets: readonly string[], written: readonly string[]): readonly string[] {
  const all = written.join('\n');
  return secrets.filter((secret) => all.includes(secret));
}
