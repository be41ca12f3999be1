import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer as createPort } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const entry = fileURLToPath(new URL('main.ts', import.meta.url));
const passwordLink = fileURLToPath(new URL('password-link.ts', import.meta.url));
const calmLine =
  /^Facet is at (http:\/\/localhost:\d+)( {2}· {2}set-up code for the first sign-in: [a-z2-9-]{19})?$/m;

type Run = { readonly child: ChildProcess; readonly said: () => string };

describe('the process', () => {
  let directory: string;
  let runs: Run[];
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'facet-test-'));
    runs = [];
  });
  afterEach(async () => {
    for (const { child } of runs) await end(child, 'SIGKILL');
    await rm(directory, { recursive: true });
  });

  const run = (settings: Readonly<Record<string, string>> = {}, program = [entry]): Run => {
    const environment = { PATH: '/usr/bin:/bin', FACET_DATA_DIR: directory, FACET_PORT: '0', ...settings };
    const child = spawn(process.execPath, ['--conditions=@facet/source', ...program], { env: environment });
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const started = { child, said: () => said };
    runs.push(started);
    return started;
  };
  const untilReady = async ({ child, said }: Run): Promise<string> => {
    while (child.exitCode === null) {
      const url = calmLine.exec(said())?.[1];
      if (url !== undefined) return url;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`it ended with ${child.exitCode}: ${said()}`);
  };
  const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    return child.exitCode;
  };

  it('says one calm line, keeps its folder to itself, survives a kill and stops cleanly', async () => {
    const first = run();
    await untilReady(first);
    const code = first.said();
    expect(code.trim().split('\n')).toHaveLength(1);
    expect(code).toContain('set-up code');

    const second = run();
    const [secondCode] = await once(second.child, 'exit');
    expect(secondCode).toBe(1);
    expect(second.said()).toMatch(new RegExp(`^${directory} is in use by process ${first.child.pid} `));
    expect(second.said().trim().split('\n')).toHaveLength(1);

    await end(first.child, 'SIGKILL');
    const third = run({ FACET_OWNER_EMAIL: 'owner@facet.example', FACET_OWNER_PASSWORD: 'long enough' });
    const url = await untilReady(third);
    expect(third.said()).not.toContain('set-up code');
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const early = run({}, [passwordLink, 'owner@facet.example']);
    expect(await once(early.child, 'exit')).toEqual([1, null]);
    expect(early.said()).toMatch(/^Facet is running on this data folder, .*stop it, make the link, start it/);
    expect(await end(third.child, 'SIGTERM')).toBe(0);
    expect(third.said()).toMatch(/\nStopping \(SIGTERM\)\.\n$/);

    const link = run({ FACET_PUBLIC_URL: 'https://facet.example' }, [passwordLink, 'Owner@facet.example']);
    expect(await once(link.child, 'exit')).toEqual([0, null]);
    expect(link.said()).toMatch(/^https:\/\/facet\.example\/join#[\w-]{43}$/m);
    // Five processes start here, three of them with a database.
  }, 60_000);

  it('says everything that keeps it from starting, and no stack', async () => {
    const wrong = run({ FACET_PORT: 'x', FACET_LOG_LEVEL: 'loud' });
    expect(await once(wrong.child, 'exit')).toEqual([1, null]);
    expect(wrong.said().trim().split('\n')).toHaveLength(3);
  });

  it('says how a link to a new password is asked for', async () => {
    const unnamed = run({}, [passwordLink]);
    expect(await once(unnamed.child, 'exit')).toEqual([1, null]);
    expect(unnamed.said()).toBe(
      'Say whose password is to be set anew: npm run password-link -- you@example.com\n',
    );
  });

  it('says when its port is taken', async () => {
    const other = createPort().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const late = run({ FACET_PORT: port });
    expect(await once(late.child, 'exit')).toEqual([1, null]);
    expect(late.said()).toBe(`Port ${port} is taken: stop what listens there, or set FACET_PORT.\n`);
    other.close();
  });
});
