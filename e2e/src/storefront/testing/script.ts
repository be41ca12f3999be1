import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const folder = fileURLToPath(new URL('../../../../packages/storefront/', import.meta.url));
let script: Promise<string> | undefined;

/** The storefront script as it is served, built from the sources as they are now. */
export function buildScript(): Promise<string> {
  script ??= build();
  return script;
}

async function build(): Promise<string> {
  await promisify(execFile)(process.execPath, ['--conditions=@facet/source', 'build.ts'], { cwd: folder });
  return readFile(`${folder}dist/facet.js`, 'utf8');
}
