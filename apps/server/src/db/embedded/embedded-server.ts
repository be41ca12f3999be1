import { Worker } from 'node:worker_threads';
import { SqlError } from '../sql-error.ts';
import type { WorkerAnswer, WorkerError, WorkerReply, WorkerRequest, WorkerStart } from './messages.ts';

type Distribute<Value> = Value extends unknown ? Omit<Value, 'number'> : never;
type Question = Distribute<WorkerRequest>;
type Waiting = { readonly resolve: (answer: WorkerAnswer) => void; readonly reject: (error: Error) => void };

/** Starts the thread in which the database lives. */
export function openWorker(start: WorkerStart): Worker {
  const file = new URL('./embedded-worker.ts', import.meta.url);
  return new Worker(file, { workerData: start, name: 'embedded database' });
}

/** The main thread's end of the embedded database. One connection: callers take turns (see the dialect). */
export class EmbeddedServer implements AsyncDisposable {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #hearers = new Map<string, Set<(payload: string) => void>>();
  #lastNumber = 0;
  #ended: Error | undefined;
  #closing = false;
  /** Resolves when the thread has died without being asked to end. */
  readonly lost: Promise<Error>;
  readonly #lose: (error: Error) => void;

  private constructor(worker: Worker) {
    this.#worker = worker;
    const { promise, resolve } = Promise.withResolvers<Error>();
    this.lost = promise;
    this.#lose = resolve;
  }

  /** Starts the worker and waits until the database is open. A new directory takes about 7 s, a known one about 1 s. */
  static async create(start: WorkerStart, open: typeof openWorker = openWorker): Promise<EmbeddedServer> {
    const worker = open(start);
    const server = new EmbeddedServer(worker);
    await new Promise<void>((resolve, reject) => {
      worker.on('message', (reply: WorkerReply) => {
        if (reply.say === 'ready') resolve();
        else if (reply.say === 'failed') reject(toSqlError(reply.error));
        else server.#take(reply);
      });
      worker.on('error', (error) => {
        reject(error);
        server.#end(error);
      });
      worker.on('exit', () => {
        const error = new Error('the embedded database has ended');
        reject(error);
        server.#end(error);
      });
    });
    return server;
  }

  async query(sql: string, parameters: readonly unknown[]): Promise<Extract<WorkerAnswer, { say: 'rows' }>> {
    const answer = await this.#ask({ ask: 'query', sql, parameters });
    if (answer.say !== 'rows') throw new Error(`the embedded database answered a query with "${answer.say}"`);
    return answer;
  }

  /** Calls `hear` with every payload announced on the channel until the returned function is called. */
  async listen(channel: string, hear: (payload: string) => void): Promise<() => Promise<void>> {
    const known = this.#hearers.get(channel);
    const hearers = known ?? new Set();
    hearers.add(hear);
    if (known === undefined) {
      this.#hearers.set(channel, hearers);
      await this.#ask({ ask: 'listen', channel });
    }
    return async () => {
      hearers.delete(hear);
      if (hearers.size > 0 || !this.#hearers.delete(channel)) return;
      await this.#ask({ ask: 'unlisten', channel });
    };
  }

  /** Puts everything on the disk. */
  async sync(): Promise<void> {
    await this.#ask({ ask: 'sync' });
  }

  /** The whole database as a tar, to start another one from. */
  async dump(): Promise<Uint8Array<ArrayBuffer>> {
    const answer = await this.#ask({ ask: 'dump' });
    if (answer.say !== 'dump') throw new Error(`the embedded database answered "${answer.say}" to a dump`);
    return answer.bytes;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#ended !== undefined) return;
    this.#closing = true;
    await this.#ask({ ask: 'close' });
    await this.#worker.terminate();
  }

  #ask(question: Question): Promise<WorkerAnswer> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended);
    this.#lastNumber += 1;
    const number = this.#lastNumber;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread's has none
      this.#worker.postMessage({ ...question, number });
    });
  }

  #take(reply: WorkerReply): void {
    if (reply.say === 'ready' || reply.say === 'failed') return;
    if (reply.say === 'heard') {
      for (const hear of this.#hearers.get(reply.channel) ?? []) hear(reply.payload);
      return;
    }
    const waiting = this.#waiting.get(reply.number);
    this.#waiting.delete(reply.number);
    if (reply.say === 'error') waiting?.reject(toSqlError(reply.error));
    else waiting?.resolve(reply);
  }

  #end(error: Error): void {
    this.#ended ??= error;
    if (!this.#closing) this.#lose(error);
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}

function toSqlError(error: WorkerError): SqlError {
  return new SqlError(error.message, error.code ?? null, error.constraint ?? null);
}
