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
  const asking = server.query('select pg_sleep(10)', []);
  const refused = expect(asking).rejects.toThrow('has ended');
  await workers[0]?.terminate();
  expect((await server.lost).message).toBe('the embedded database has ended');
  await refused;
  await server[Symbol.asyncDispose]();
});

it('does not call a database lost that was asked to end', async () => {
  const server = await EmbeddedServer.create(start);
  let lost = false;
  void server.lost.then(() => {
    lost = true;
  });
  await server[Symbol.asyncDispose]();
  await new Promise((resolve) => setImmediate(resolve));
  expect(lost).toBe(false);
});
