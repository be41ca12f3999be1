import { fork } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { layEmptyDatabase } from './empty-database.ts';
import type { WorldAddresses } from './world-process.ts';

/** A world in a process of its own. */
export type ForkedWorld = AsyncDisposable &
  WorldAddresses & {
    /** Everything written to standard output and standard error so far. */
    readonly output: () => string;
    /** Stops it and waits until it is gone. */
    readonly stop: () => Promise<void>;
  };

const startLimitMs = 120_000;

/** Starts a world in a process of its own, with its log at its loudest. */
export async function forkWorld(dataDir: string): Promise<ForkedWorld> {
  await layEmptyDatabase(join(dataDir, 'server'));
  const file = fileURLToPath(new URL('./world-process.ts', import.meta.url));
  const execArgv = ['--conditions=@facet/source', '--disable-warning=ExperimentalWarning'];
  const child = fork(file, [dataDir], { silent: true, execArgv });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  }
  const output = (): string => chunks.join('');
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const addresses = await new Promise<WorldAddresses>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The world did not start:\n${output()}`)), startLimitMs);
    child.once('message', (message: WorldAddresses) => {
      clearTimeout(timer);
      resolve(message);
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      reject(new Error(`The world ended with ${code}:\n${output()}`));
    });
  });
  const stop = async (): Promise<void> => {
    if (child.connected) child.send('stop');
    await gone;
  };
  return { ...addresses, output, stop, [Symbol.asyncDispose]: stop };
}
