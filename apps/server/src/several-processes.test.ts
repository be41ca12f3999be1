import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { announce } from './db/announce.ts';
import { openDatabase } from './db/database.ts';
import { postgresMissing, TestPostgres } from './db/testing/test-postgres.ts';
import { createLog } from './log.ts';
import { type Server } from './server.ts';
import { createBrowser, signIn, startTestServer } from './testing/test-server.ts';

const log = createLog('silent');
const reason = postgresMissing === undefined ? '' : `: ${postgresMissing}`;

describe.skipIf(postgresMissing !== undefined)(`several servers on one PostgreSQL${reason}`, () => {
  let postgres: TestPostgres;
  let directory: string;
  beforeAll(async () => {
    postgres = await TestPostgres.create();
    directory = await mkdtemp(join(tmpdir(), 'facet-runtime-'));
    await writeFile(join(directory, 'facet.js'), 'function facetStart() {}');
    for (const name of ['gpc', 'cart']) await writeFile(join(directory, `addon.${name}.js`), '');
  });
  afterAll(async () => {
    await postgres[Symbol.asyncDispose]();
    await rm(directory, { recursive: true });
  });

  const openOn = (url: string) =>
    openDatabase({ database: { kind: 'postgres', url }, dataDirectory: '' }, log);
  const startOn = (url: string): Promise<Server> =>
    startTestServer({ database: () => openOn(url), ports: { runtimeDirectory: directory } });

  it('migrate a new database once and create one owner, though they start together', async () => {
    const { url } = await postgres.createDatabase();
    const servers = await Promise.all([startOn(url), startOn(url), startOn(url)]);
    const { rows } = await sql<{ n: number }>`select count(*) as n from members`.execute(
      servers[0].context.database.queryable,
    );
    expect(rows).toEqual([{ n: 1 }]);
    await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
  });

  it('share sessions, and each serves what the other one publishes', async () => {
    const { url } = await postgres.createDatabase();
    await using one = await startOn(url);
    await using two = await startOn(url);
    const member = await signIn(one);
    const store = await one.context.stores.create(
      { name: 'Nordlys', origins: ['https://one.example'] },
      null,
    );
    const load = async () => (await createBrowser(two)('GET', `/s/${store.publicKey}.js`)).text;
    const ask = async () =>
      (
        await createBrowser(two)('OPTIONS', `/s/${store.publicKey}/who`, undefined, {
          origin: 'https://two.example',
        })
      ).status;
    expect(await load()).toContain('"experiences":[]');
    expect(await ask()).toBe(403);

    const path = `/api/v1/stores/${store.id}`;
    await member('PATCH', path, { settings: { origins: ['https://two.example'] } });
    const draft = await one.context.experiences.create(store.id, { kind: 'test', name: 'Shared' }, null);
    await member('POST', `${path}/experiences/${draft.id}/status`, { status: 'running' });
    await vi.waitFor(async () => {
      expect(await load()).toContain(draft.id);
      expect(await ask()).toBe(204);
    });
  });

  it('let one member win of several who save the same revision at once', async () => {
    const { url } = await postgres.createDatabase();
    await using one = await startOn(url);
    await using two = await startOn(url);
    const store = await one.context.stores.create({ name: 'Nordlys', origins: [] }, null);
    const draft = await one.context.experiences.create(store.id, { kind: 'test', name: 'Shared' }, null);
    const { definition, revision } = draft;
    const saves = await Promise.allSettled(
      Array.from({ length: 8 }, (_, number) => {
        const { experiences } = (number % 2 === 0 ? one : two).context;
        return experiences.save(store.id, draft.id, { revision, name: `Name ${number}`, definition }, null);
      }),
    );
    const [won, ...more] = saves.flatMap((save) => (save.status === 'fulfilled' ? [save.value] : []));
    expect(more).toEqual([]);
    expect(await two.context.experiences.get(store.id, draft.id)).toEqual(won);
    expect(saves.flatMap((save): unknown[] => (save.status === 'rejected' ? [save.reason] : []))).toEqual(
      Array.from({ length: 7 }, () => expect.objectContaining({ code: 'stale_revision' })),
    );
  });

  it('hear each other again after the connection was lost, and are told that they may have missed something', async () => {
    const { url } = await postgres.createDatabase();
    await using database = await openOn(url);
    const heard: string[] = [];
    const missed = vi.fn<() => void>();
    await database.listen('news', (payload) => void heard.push(payload), missed);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'facet listener' and datname = current_database()`.execute(
      database.queryable,
    );
    await vi.waitFor(() => expect(missed).toHaveBeenCalledOnce(), 10_000);
    await announce(database.queryable, 'news', 'back');
    await vi.waitFor(() => expect(heard).toEqual(['back']));
  });
});
