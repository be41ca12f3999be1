import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The real program in a process of its own. */
export type ServerProcess = AsyncDisposable & {
  readonly url: string;
  /** Ends it at once, as a machine that fails does. */
  readonly kill: () => Promise<void>;
};

const entry = fileURLToPath(new URL('../main.ts', import.meta.url));
const saysWhere = /^Facet is at (http:\/\/localhost:\d+)/m;

/** Starts it with these settings and waits until it says where it is. */
export async function startServerProcess(settings: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--conditions=@facet/source', entry], {
    env: { PATH: '/usr/bin:/bin', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await hearWhere(child);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };
  return { url, kill: () => end('SIGKILL'), [Symbol.asyncDispose]: () => end('SIGKILL') };
}

function hearWhere(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const where = saysWhere.exec(said)?.[1];
      if (where !== undefined) resolve(where);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${said}`)));
  });
}
