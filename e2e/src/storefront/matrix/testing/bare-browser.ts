import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import bundled from '@sparticuz/chromium';

/** A browser that nobody drives: its pages do what they do, and tell the shop of it. */
export type BareBrowser = AsyncDisposable;

/**
 * Opens an address in a browser without any tool attached to its pages. Chromium prerenders nothing while one is:
 * Playwright forbids it.
 */
export async function openBareBrowser(address: string): Promise<BareBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'facet-bare-'));
  const executable = process.env['FACET_CHROME'] ?? (await bundled.executablePath());
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--remote-debugging-port=0',
  ];
  const child = spawn(executable, [...flags, `--user-data-dir=${folder}`, address], { stdio: 'ignore' });
  return {
    [Symbol.asyncDispose]: async () => {
      await end(child);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await gone;
}
