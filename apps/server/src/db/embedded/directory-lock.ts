import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { OperatorError } from '../../errors.ts';

/** Thrown when another living process has the data directory open. */
export class DirectoryInUseError extends OperatorError {
  constructor(directory: string, holder: string) {
    super(
      `${directory} is in use by ${holder}. Two servers on one embedded database would destroy it: ` +
        'stop the other one, give this one another FACET_DATA_DIR, or use a PostgreSQL (DATABASE_URL) for both.',
    );
  }
}

type Holder = { readonly pid: number; readonly host: string; readonly bornAt: string | null };

const heartbeatMs = 5_000;
/** A holder on another host (a container that was replaced) cannot be asked: its heartbeat tells. */
const silentAfterMs = 30_000;
const heldHere = new Set<string>();

/** Keeps a data directory to one process. A lock whose process is dead is taken over. */
export class DirectoryLock implements AsyncDisposable {
  readonly #path: string;
  readonly #text: string;
  readonly #heartbeat: NodeJS.Timeout;
  #beating: Promise<void> = Promise.resolve();

  private constructor(path: string, text: string, beatEveryMs: number) {
    this.#path = path;
    this.#text = text;
    this.#heartbeat = setInterval(() => {
      this.#beating = beat(path, text);
    }, beatEveryMs);
    this.#heartbeat.unref();
  }

  /** Takes the lock, making the directory where it is missing. Throws `DirectoryInUseError`. */
  static async create(directory: string, beatEveryMs: number = heartbeatMs): Promise<DirectoryLock> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const path = join(directory, 'server.lock');
    if (heldHere.has(path)) throw new DirectoryInUseError(directory, 'this very process');
    const self: Holder = { pid: process.pid, host: hostname(), bornAt: await findBirth(process.pid) };
    const text = JSON.stringify(self);
    if (!(await tryWrite(path, text))) {
      const seen = await findText(path);
      const holder = seen === undefined ? undefined : readHolder(seen);
      if (seen !== undefined && holder !== undefined && (await isAlive(holder, path))) {
        throw new DirectoryInUseError(directory, `process ${holder.pid} on ${holder.host}`);
      }
      await removeStale(path, seen);
      if (!(await tryWrite(path, text))) {
        throw new DirectoryInUseError(directory, 'another server that started at the same moment');
      }
    }
    heldHere.add(path);
    return new DirectoryLock(path, text, beatEveryMs);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#heartbeat);
    await this.#beating;
    // Somebody who tidied up may have let another server in: its lock is not ours to remove.
    if ((await findText(this.#path)) === this.#text) await rm(this.#path, { force: true });
    heldHere.delete(this.#path);
  }
}

/** Shows that the holder lives, and takes the lock again where somebody tidied it away. */
async function beat(path: string, text: string): Promise<void> {
  const now = new Date();
  try {
    await utimes(path, now, now);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) await tryWrite(path, text).catch(() => false);
  }
}

async function tryWrite(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

async function findText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Moves the stale lock aside first: of two processes that found it, only one moves what both have read. */
async function removeStale(path: string, seen: string | undefined): Promise<void> {
  const aside = `${path}.${process.pid}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  const moved = await findText(aside);
  if (moved !== seen && moved !== undefined) await tryWrite(path, moved);
  await rm(aside, { force: true });
}

function readHolder(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    if (!('pid' in value && 'host' in value && 'bornAt' in value)) return undefined;
    const { pid, host, bornAt } = value;
    if (typeof pid !== 'number' || typeof host !== 'string') return undefined;
    return { pid, host, bornAt: typeof bornAt === 'string' ? bornAt : null };
  } catch {
    return undefined;
  }
}

async function isAlive(holder: Holder, path: string): Promise<boolean> {
  if (holder.host !== hostname()) {
    return Date.now() - (await stat(path)).mtimeMs < silentAfterMs;
  }
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (hasCode(error, 'ESRCH')) return false;
  }
  // The number may belong to another process by now, after a restart of the machine or of a container.
  return holder.bornAt === (await findBirth(holder.pid));
}

/** When a process started, in ticks since the boot together with the boot's id; `null` where the system does not tell. */
async function findBirth(pid: number): Promise<string | null> {
  try {
    const status = await readFile(`/proc/${pid}/stat`, 'utf8');
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const started = status.slice(status.lastIndexOf(')') + 2).split(' ')[19];
    return `${boot.trim()}/${started}`;
  } catch {
    return null;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
