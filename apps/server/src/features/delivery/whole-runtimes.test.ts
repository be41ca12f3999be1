import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../db/database.ts';
import { openTestDatabase } from '../../db/testing/test-databases.ts';
import { createRuntimes } from './runtimes.ts';
import { createWholeRuntimesService, type WholeRuntimesService } from './whole-runtimes.service.ts';

describe('the scripts that pages load with integrity', () => {
  let database: Database;
  let directory: string;
  let versions = 0;
  beforeAll(async () => {
    database = await openTestDatabase();
    directory = await mkdtemp(join(tmpdir(), 'facet-whole-'));
  });
  afterAll(async () => {
    await database[Symbol.asyncDispose]();
    await rm(directory, { recursive: true });
  });

  /** Starts a version of Facet whose script is this text. */
  const upgradeTo = async (text: string): Promise<WholeRuntimesService> => {
    const folder = await mkdtemp(join(directory, 'version-'));
    await writeFile(join(folder, 'facet.arrival+facts+groups+regex+text+time.js'), text);
    const at = (versions += 1);
    return createWholeRuntimesService({ database, runtimes: createRuntimes(folder), now: () => at });
  };
  const textOf = async (service: WholeRuntimesService, revision: string): Promise<string | undefined> => {
    const script = await service.find(revision);
    return script && Buffer.from(script.bodies.identity).toString();
  };

  it('go on being served after Facet was brought up to date', async () => {
    const before = await (await upgradeTo('first version')).findCurrent();
    const after = await upgradeTo('second version');
    const current = await after.findCurrent();
    expect(current?.integrity).not.toBe(before?.integrity);
    expect(await textOf(after, before?.revision ?? '')).toBe('first version');
    expect(await textOf(after, current?.revision ?? '')).toBe('second version');
    expect(await after.find('a'.repeat(22))).toBeUndefined();
  });

  it('are kept when they are written into pages, and not before', async () => {
    const quiet = await upgradeTo('never shown');
    const next = await upgradeTo('next version');
    const shown = await (await upgradeTo('never shown')).findCurrent();
    expect(await textOf(quiet, shown?.revision ?? '')).toBe('never shown');
    expect(await textOf(next, shown?.revision ?? '')).toBe('never shown');
    const unseen = await upgradeTo('unseen');
    expect(await textOf(unseen, 'b'.repeat(22))).toBeUndefined();
    expect(await countKept(database, 'unseen')).toBe(0);
  });

  it('are let go of after many versions, those that were first used longest ago', async () => {
    const oldest = await (await upgradeTo('oldest')).findCurrent();
    const kept = await (await upgradeTo('the first of many')).findCurrent();
    for (let version = 0; version < 22; version += 1)
      await (await upgradeTo(`version ${version}`)).findCurrent();
    const again = await upgradeTo('oldest');
    expect(await textOf(again, oldest?.revision ?? '')).toBe('oldest');
    const last = await upgradeTo('the last one');
    await last.findCurrent();
    expect(await last.find(oldest?.revision ?? '')).toBeUndefined();
    expect(await textOf(last, kept?.revision ?? '')).toBe('the first of many');
  });

  it('are not there where nothing is built', async () => {
    const missing = createWholeRuntimesService({
      database,
      runtimes: createRuntimes(join(directory, 'missing')),
      now: () => 0,
    });
    expect(await missing.findCurrent()).toBeUndefined();
    expect(await missing.find('a'.repeat(22))).toBeUndefined();
  });
});

async function countKept({ queryable }: Database, script: string): Promise<number> {
  const rows = await queryable
    .selectFrom('runtimes')
    .select('revision')
    .where('script', '=', script)
    .execute();
  return rows.length;
}
