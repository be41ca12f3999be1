import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../log.ts';
import { loadTestTemplate } from '../testing/test-template.ts';
import { inTransaction } from '../transaction.ts';
import { DirectoryInUseError, DirectoryLock } from './directory-lock.ts';
import { openEmbeddedDatabase } from './open-embedded.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'facet-test-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const log = createLog('silent');

describe('the embedded database', () => {
  it('keeps what was written when it is closed and opened again', async () => {
    const template = await loadTestTemplate();
    {
      await using database = await openEmbeddedDatabase({ directory, template }, log);
      await sql`create table kept (n int)`.execute(database.queryable);
      await sql`insert into kept values (7)`.execute(database.queryable);
      await database.sync();
    }
    await using again = await openEmbeddedDatabase({ directory }, log);
    expect((await sql`select n from kept`.execute(again.queryable)).rows).toEqual([{ n: 7 }]);
  });

  it('says so when a transaction asks past its own connection, instead of waiting for ever', async () => {
    await using database = await openEmbeddedDatabase(
      { directory: null, template: await loadTestTemplate() },
      log,
    );
    const attempt = inTransaction(database.queryable, () => sql`select 1`.execute(database.queryable));
    await expect(attempt).rejects.toThrow('use the connection that it was given');
    expect((await sql`select 1 as n`.execute(database.queryable)).rows).toEqual([{ n: 1 }]);
  });

  it('does not stop the event loop while a query runs', async () => {
    await using database = await openEmbeddedDatabase(
      { directory: null, template: await loadTestTemplate() },
      log,
    );
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    await sql`select count(*) from generate_series(1, 2000000)`.execute(database.queryable);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
  });
});

describe('the lock of the data directory', () => {
  const lockOf = (): string => join(directory, 'server.lock');

  it('lets one in and tells the second who is there', async () => {
    await using _lock = await DirectoryLock.create(directory);
    await expect(DirectoryLock.create(directory)).rejects.toBeInstanceOf(DirectoryInUseError);
  });

  it('tells of another living process by its number', async () => {
    const other = spawn('sleep', ['60']);
    try {
      const birth = await readBirth(other.pid ?? 0);
      await writeFile(lockOf(), JSON.stringify({ pid: other.pid, host: hostname(), bornAt: birth }));
      await expect(DirectoryLock.create(directory)).rejects.toThrow(`process ${other.pid}`);
    } finally {
      other.kill();
      await once(other, 'exit');
    }
    await using _lock = await DirectoryLock.create(directory);
    expect(JSON.parse(await readFile(lockOf(), 'utf8'))).toMatchObject({ pid: process.pid });
  });

  it('takes over where the number belongs to another process by now', async () => {
    await writeFile(
      lockOf(),
      JSON.stringify({ pid: process.ppid, host: hostname(), bornAt: 'another boot/1' }),
    );
    await using _lock = await DirectoryLock.create(directory);
    expect(JSON.parse(await readFile(lockOf(), 'utf8'))).toMatchObject({ pid: process.pid });
  });

  it('takes over a lock file that was cut off while it was written', async () => {
    await writeFile(lockOf(), '{"pid":');
    await using _lock = await DirectoryLock.create(directory);
    expect(JSON.parse(await readFile(lockOf(), 'utf8'))).toMatchObject({ pid: process.pid });
  });

  it('comes back where somebody tidied it away, and leaves alone the lock of another', async () => {
    const path = join(directory, 'server.lock');
    const lock = await DirectoryLock.create(directory, 20);
    const own = await readFile(path, 'utf8');
    await rm(path);
    await expect.poll(() => readFile(path, 'utf8').catch(() => 'gone')).toBe(own);
    await writeFile(path, 'another server');
    await lock[Symbol.asyncDispose]();
    expect(await readFile(path, 'utf8')).toBe('another server');
  });

  it('is gone once it is given back', async () => {
    {
      await using _lock = await DirectoryLock.create(directory);
    }
    await expect(readFile(lockOf())).rejects.toThrow('ENOENT');
  });
});

async function readBirth(pid: number): Promise<string | null> {
  try {
    const status = await readFile(`/proc/${pid}/stat`, 'utf8');
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    return `${boot.trim()}/${status.slice(status.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return null;
  }
}
