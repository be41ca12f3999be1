import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A program of the project that runs in a process of its own. */
export type Program = AsyncDisposable & {
  readonly url: string;
  /** Ends it at once, as a machine that fails does. */
  readonly kill: () => Promise<void>;
};

const root = fileURLToPath(new URL('../../../', import.meta.url));
const startWithinMs = 30_000;
const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

/** Starts a program and waits for the line in which it says where it is. */
export async function startProgram(
  file: string,
  env: Readonly<Record<string, string>>,
  saysWhere: RegExp,
): Promise<Program> {
  const child = spawn(process.execPath, ['--conditions=@facet/source', file], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  let said = '';
  let complaints = 5;
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (): void => reject(new Error(`${file} does not start:\n${said}`));
    const timer = setTimeout(fail, startWithinMs);
    const hear = (chunk: Buffer): void => {
      said = `${said}${chunk.toString()}`.slice(-4000);
      if (complaints > 0 && chunk.includes('"level":50')) {
        complaints -= 1;
        console.error(chunk.toString().slice(0, 2000));
      }
      const where = saysWhere.exec(said)?.[1];
      if (where === undefined) return;
      clearTimeout(timer);
      resolve(where);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', fail);
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    children.delete(child);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };
  return { url, kill: () => end('SIGKILL'), [Symbol.asyncDispose]: () => end('SIGTERM') };
}
