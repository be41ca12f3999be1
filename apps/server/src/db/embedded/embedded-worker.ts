import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, types } from '@electric-sql/pglite';
import type { WorkerAnswer, WorkerError, WorkerReply, WorkerRequest, WorkerStart } from './messages.ts';
import { syncDirectory } from './sync-directory.ts';

/*
 * The embedded database runs here, in a thread of its own: a long query would otherwise stop the server's event loop
 * for as long as it takes.
 */

const port = parentPort;
if (port === null) throw new Error('this file is the embedded database and runs as a worker thread');
const start: WorkerStart = workerData;

const tell = (reply: WorkerReply): void => port.postMessage(reply);
const unlistenByChannel = new Map<string, () => Promise<void>>();
let syncedAt = 0;
let hasChanges = true;
/** What these do needs no place on the disk; anything else might. */
const harmless = /^\s*(select|begin|commit|rollback|listen|unlisten)\b/i;

async function open(): Promise<PGlite> {
  return await PGlite.create({
    ...(start.directory === null ? {} : { dataDir: start.directory }),
    ...(start.template === null ? {} : { loadDataDir: new Blob([start.template]) }),
    parsers: { [types.INT8]: Number },
  });
}

async function answer(database: PGlite, request: WorkerRequest): Promise<WorkerAnswer> {
  const { number } = request;
  switch (request.ask) {
    case 'query': {
      if (!harmless.test(request.sql)) hasChanges = true;
      const { rows, affectedRows } = await database.query(request.sql, [...request.parameters]);
      return { number, say: 'rows', rows, affectedRows };
    }
    case 'dump': {
      const dump = await database.dumpDataDir('none');
      return { number, say: 'dump', bytes: new Uint8Array(await dump.arrayBuffer()) };
    }
    case 'listen': {
      const { channel } = request;
      const hear = (payload: string): void => tell({ say: 'heard', channel, payload });
      unlistenByChannel.set(channel, await database.listen(channel, hear));
      break;
    }
    case 'unlisten':
      await unlistenByChannel.get(request.channel)?.();
      unlistenByChannel.delete(request.channel);
      break;
    case 'sync':
      await sync(database);
      break;
    case 'close':
      await sync(database);
      await database.close();
      if (start.directory !== null) await syncDirectory(start.directory, syncedAt);
      break;
  }
  return { number, say: 'done' };
}

/** Writes all pages out and asks the operating system to put them on the disk: PGlite itself never does the latter. */
async function sync(database: PGlite): Promise<void> {
  if (start.directory === null || !hasChanges) return;
  hasChanges = false;
  const since = Date.now();
  try {
    await database.query('checkpoint');
    await syncDirectory(start.directory, syncedAt);
    syncedAt = since;
  } catch (error) {
    // A transaction that somebody spoiled takes no checkpoint; what it left undone is for the next time.
    hasChanges = true;
    throw error;
  }
}

async function serve(database: PGlite, request: WorkerRequest): Promise<void> {
  try {
    tell(await answer(database, request));
    if (request.ask === 'close') port?.close();
  } catch (error) {
    tell({ number: request.number, say: 'error', error: toWorkerError(error) });
  }
}

function toWorkerError(error: unknown): WorkerError {
  if (!(error instanceof Error)) return { message: 'the embedded database failed' };
  const pick = (name: string): string | undefined => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === 'string' ? value : undefined;
  };
  const [code, detail, constraint] = [pick('code'), pick('detail'), pick('constraint')];
  return {
    message: error.message,
    ...(code === undefined ? {} : { code }),
    ...(detail === undefined ? {} : { detail }),
    ...(constraint === undefined ? {} : { constraint }),
  };
}

try {
  const database = await open();
  tell({ say: 'ready' });
  port.on('message', (request: WorkerRequest) => void serve(database, request));
} catch (error) {
  tell({ say: 'failed', error: toWorkerError(error) });
}
