import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashSources } from './source-hash.ts';
import { type BuildTarget, buildTargets } from './targets.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Builds what is missing or older than its sources. `say` hears about each build that is really made. */
export async function buildStale(say: (line: string) => void): Promise<void> {
  for (const target of buildTargets) {
    const hash = await hashSources(root, target.sources);
    if (existsSync(join(root, target.output)) && (await findStamp(target)) === hash) continue;
    say(`Building ${target.name} …`);
    await runBuild(target);
    if (!existsSync(join(root, target.output))) {
      throw new Error(`Building ${target.name} left nothing at ${target.output}.`);
    }
    await writeFile(join(root, target.stamp), hash);
  }
}

async function findStamp(target: BuildTarget): Promise<string | undefined> {
  const path = join(root, target.stamp);
  return existsSync(path) ? await readFile(path, 'utf8') : undefined;
}

async function runBuild(target: BuildTarget): Promise<void> {
  const child = spawn(process.execPath, target.run.args, {
    cwd: join(root, target.run.folder),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`Building ${target.name} failed:\n${output}`);
}
