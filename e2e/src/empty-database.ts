import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const variable = 'FACET_TEST_EMPTY_DATABASE';
const maker = fileURLToPath(new URL('./make-empty-database.ts', import.meta.url));

/**
 * Makes an embedded database with all migrations run and nothing in it, for all test files of a run to start from:
 * making one takes most of the time that a world needs to come up. Dispose it after the last of them.
 */
export async function prepareEmptyDatabase(): Promise<AsyncDisposable> {
  const directory = await mkdtemp(join(tmpdir(), 'facet-empty-'));
  // In a process of its own: what is set up for all tests is run without the condition that names sources.
  await promisify(execFile)(process.execPath, ['--conditions=@facet/source', maker, directory]);
  process.env[variable] = join(directory, 'database');
  return { [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }) };
}

/** Lays the empty database where a server is going to look for its own; does nothing where none was prepared. */
export async function layEmptyDatabase(dataDirectory: string): Promise<void> {
  const prepared = process.env[variable];
  if (prepared !== undefined) await cp(prepared, join(dataDirectory, 'database'), { recursive: true });
}
