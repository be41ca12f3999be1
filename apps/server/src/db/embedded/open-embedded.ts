import { join } from 'node:path';
import { Kysely } from 'kysely';
import type { Log } from '../../log.ts';
import type { Database } from '../database.ts';
import type { Tables } from '../schema/tables.ts';
import { DirectoryLock } from './directory-lock.ts';
import { createEmbeddedDialect } from './embedded-dialect.ts';
import { EmbeddedServer } from './embedded-server.ts';

/** How often the embedded database is put on the disk: what a power cut can cost at most. */
const syncEveryMs = 30_000;

type Options = {
  /** The data directory; `null` keeps everything in memory. */
  readonly directory: string | null;
  /** A dump to start from where the directory is new. */
  readonly template?: Uint8Array<ArrayBuffer>;
};

/** An embedded database, and its dump. */
export type EmbeddedDatabase = Database & { readonly dump: () => Promise<Uint8Array<ArrayBuffer>> };

/** Opens the embedded database, in a worker thread, and keeps its directory to this process. */
export async function openEmbeddedDatabase(options: Options, log: Log): Promise<EmbeddedDatabase> {
  const { directory, template = null } = options;
  await using opened = new AsyncDisposableStack();
  if (directory !== null) opened.use(await DirectoryLock.create(directory));
  const server = opened.use(
    await EmbeddedServer.create({
      directory: directory === null ? null : join(directory, 'database'),
      template,
    }),
  );
  const queryable = new Kysely<Tables>({ dialect: createEmbeddedDialect(server) });
  opened.defer(() => queryable.destroy());
  if (directory !== null) {
    const timer = setInterval(() => {
      server
        .sync()
        .catch((err: unknown) => log.error({ err }, 'the embedded database could not be put on the disk'));
    }, syncEveryMs);
    opened.defer(() => clearInterval(timer));
  }
  const held = opened.move();
  return {
    queryable,
    listen: (channel, hear) => server.listen(channel, hear),
    sync: () => server.sync(),
    lost: server.lost,
    dump: () => server.dump(),
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}
