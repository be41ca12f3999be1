import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, defaultConfig } from '@facet/server';

const variable = 'FACET_TEST_EMPTY_DATABASE';

/**
 * Makes an embedded database with all migrations run and nothing in it, for all test files of a run to start from:
 * making one takes most of the time that a world needs to come up. Dispose it after the last of them.
 */
export async function prepareEmptyDatabase(): Promise<AsyncDisposable> {
  const directory = await mkdtemp(join(tmpdir(), 'facet-empty-'));
  const server = await createServer({
    ...defaultConfig,
    port: 0,
    dataDirectory: directory,
    logLevel: 'silent',
  });
  await server[Symbol.asyncDispose]();
  process.env[variable] = join(directory, 'database');
  return { [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }) };
}

/** Lays the empty database where a server is going to look for its own; does nothing where none was prepared. */
export async function layEmptyDatabase(dataDirectory: string): Promise<void> {
  const prepared = process.env[variable];
  if (prepared !== undefined) await cp(prepared, join(dataDirectory, 'database'), { recursive: true });
}
