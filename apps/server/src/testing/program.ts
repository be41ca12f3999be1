import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A program of the project that runs in a process of its own. */
export type Program = AsyncDisposable & {
  readonly url: string;
  /** Ends it at once, as a machine that fails does. */
  readonly kill: () => Promise<void>;
};

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const startWithinMs = 30_000;

/**
 * Starts a program, given from the project's root, and waits for the line in which it says where it is. It ends with
 * this process at the latest. `hear` gets all that it prints.
 */
export async function startProgram(
  file: string,
  settings: Readonly<Record<string, string>>,
  saysWhere: RegExp,
  hear: (text: string) => void = () => undefined,
): Promise<Program> {
  const child = spawn(process.execPath, ['--conditions=@facet/source', file], {
    cwd: root,
    env: { PATH: '/usr/bin:/bin', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const endWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  child.once('exit', () => process.removeListener('exit', endWithUs));
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (): void => reject(new Error(`${file} does not start:\n${said}`));
    const timer = setTimeout(fail, startWithinMs);
    const listen = (chunk: Buffer): void => {
      said = `${said}${chunk.toString()}`.slice(-4000);
      hear(chunk.toString());
      const where = saysWhere.exec(said)?.[1];
      if (where === undefined) return;
      clearTimeout(timer);
      resolve(where);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', fail);
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };
  return { url, kill: () => end('SIGKILL'), [Symbol.asyncDispose]: () => end('SIGTERM') };
}

/** The line in which the server says where it is. */
export const facetSaysWhere: RegExp = /Facet is at (\S+)/;
