import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { launchBrowser } from './browser.ts';

const build = fileURLToPath(new URL('../../apps/dev/src/build.ts', import.meta.url));

/** Builds what browsers load, and unpacks the browser, once, before files of tests need them side by side. */
export async function setup(): Promise<void> {
  await promisify(execFile)(process.execPath, ['--conditions=@facet/source', build]);
  await using _browser = await launchBrowser();
}
