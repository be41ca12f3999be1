import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const folder = fileURLToPath(new URL('../../../../packages/storefront/', import.meta.url));
let built: Promise<unknown> | undefined;

/**
 * The storefront script as it is served, built from the sources as they are now. `parts`: those that it carries, as its
 * file is named after them, such as `arrival+facts`; none where empty.
 */
export async function buildScript(parts: string): Promise<string> {
  built ??= promisify(execFile)(process.execPath, ['--conditions=@facet/source', 'build.ts'], {
    cwd: folder,
  });
  await built;
  return readFile(`${folder}dist/facet${parts && `.${parts}`}.js`, 'utf8');
}
