import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const folder = fileURLToPath(new URL('../../../../packages/storefront/', import.meta.url));
const run = promisify(execFile);
const built = new Map<string, Promise<unknown>>();

/**
 * The storefront script as it is served, built from the sources as they are now. `parts`: those that it carries, as its
 * file is named after them, such as `arrival+facts`; none where empty.
 */
export async function buildScript(parts: string): Promise<string> {
  await build('--only', parts);
  return readFile(`${folder}dist/facet${parts && `.${parts}`}.js`, 'utf8');
}

/** An add-on as it is served before the start of the script, such as `gpc`, built from the sources as they are now. */
export async function buildAddon(name: string): Promise<string> {
  await build('--addons');
  return readFile(`${folder}dist/addon.${name}.js`, 'utf8');
}

/** Builds once in a test file what it asks for, and nothing else. */
async function build(...what: readonly string[]): Promise<void> {
  const key = what.join(' ');
  const building =
    built.get(key) ??
    run(process.execPath, ['--conditions=@facet/source', 'build.ts', ...what], { cwd: folder });
  built.set(key, building);
  await building;
}
