import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** File systems keep times in steps; a file written in the same step as the last sync is synced again. */
const clockStepMs = 2000;

/**
 * Puts every file below a directory that changed since `sinceMs` (epoch) on the disk, and the directories themselves.
 * Files that vanish meanwhile are passed over.
 */
export async function syncDirectory(directory: string, sinceMs: number): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) await syncDirectory(path, sinceMs);
    else if (entry.isFile()) await syncFile(path, sinceMs);
  }
  await syncPath(directory);
}

async function syncFile(path: string, sinceMs: number): Promise<void> {
  try {
    const { mtimeMs } = await stat(path);
    if (mtimeMs + clockStepMs >= sinceMs) await syncPath(path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
