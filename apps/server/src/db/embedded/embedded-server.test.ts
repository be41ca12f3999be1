import type { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { EmbeddedServer, openWorker } from './embedded-server.ts';

const start = { directory: null, template: null };

it('says that the database is lost when its thread dies', async () => {
  const workers: Worker[] = [];
  const server = await EmbeddedServer.create(start, (options) => {
    const worker = openWorker(options);
    workers.push(worker);
    return worker;
  });
  const asking = server.query('select pg_sleep(10)', []).catch((error: unknown) => error);
  await workers[0]?.terminate();
  expect((await server.lost).message).toBe('the embedded database has ended');
  expect(await asking).toBeInstanceOf(Error);
  await server[Symbol.asyncDispose]();
});

it('does not call a database lost that was asked to end', async () => {
  const server = await EmbeddedServer.create(start);
  await server[Symbol.asyncDispose]();
  const inTime = new Promise<string>((resolve) => {
    setImmediate(() => resolve('still there'));
  });
  expect(await Promise.race([server.lost, inTime])).toBe('still there');
});
