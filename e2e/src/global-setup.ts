import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { launchBrowser } from './browser.ts';
import { prepareEmptyDatabase } from './empty-database.ts';

const build = fileURLToPath(new URL('../../apps/dev/src/build.ts', import.meta.url));

/** Builds what browsers load, unpacks the browser and makes an empty database: once, before files of tests need them. */
export async function setup(): Promise<() => Promise<void>> {
  await promisify(execFile)(process.execPath, ['--conditions=@facet/source', build]);
  await using _browser = await launchBrowser();
  const database = await prepareEmptyDatabase();
  return async () => database[Symbol.asyncDispose]();
}
