import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventOverviewSchema, storeSchema } from '@facet/protocol';
import { expect, it } from 'vitest';
import { facetSaysWhere, type Program, startProgram } from '../../testing/program.ts';
import { type Answer, createBrowser, owner, signIn } from '../../testing/test-server.ts';
import { toEvent } from './testing/open-shop.ts';

const origin = 'https://shop.example';

it('what was acknowledged is still there after the server was killed, and what is sent again counts once', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'facet-events-'));
  const start = (): Promise<Program> =>
    startProgram(
      'apps/server/src/main.ts',
      {
        FACET_DATA_DIR: directory,
        FACET_PORT: '0',
        FACET_TRUST_PROXY: '1',
        FACET_LOG_LEVEL: 'error',
        FACET_OWNER_EMAIL: owner.email,
        FACET_OWNER_PASSWORD: owner.password,
      },
      facetSaysWhere,
    );
  await using running = new AsyncDisposableStack();
  running.defer(() => rm(directory, { recursive: true }));
  let server = running.use(await start());
  const created = await (await signIn(server))('POST', '/api/v1/stores', { name: 'Test', origins: [origin] });
  const store = storeSchema.parse(created.json);
  const batches = Array.from({ length: 400 }, (_, number) => ({
    visitor: `visitor-${String(number).padStart(4, '0')}`,
    events: [
      toEvent('page_view'),
      toEvent('order', { order: String(number), value: 1, currency: 'EUR' }),
      toEvent('add_to_cart'),
    ],
  }));
  const send = (batch: (typeof batches)[number], number: number): Promise<Answer> =>
    createBrowser(server)('POST', `/s/${store.publicKey}/seen`, JSON.stringify(batch), {
      'content-type': 'text/plain',
      'x-forwarded-for': `10.0.0.${number % 250}`,
      origin,
    });
  const count = async (): Promise<ReadonlyMap<string, number>> => {
    const { json } = await (await signIn(server))('GET', `/api/v1/stores/${store.id}/events`);
    return new Map(eventOverviewSchema.parse(json).events.map(({ name, lastDay }) => [name, lastDay]));
  };

  let acknowledged = 0;
  const rush = Promise.allSettled(
    batches.map(async (batch, number) => {
      const { status } = await send(batch, number);
      if (status === 204) acknowledged += 1;
    }),
  );
  await expect.poll(() => acknowledged, { timeout: 10_000, interval: 5 }).toBeGreaterThan(20);
  await server.kill();
  await rush;
  expect(acknowledged).toBeLessThan(batches.length);

  server = running.use(await start());
  const orders = (await count()).get('order');
  expect(orders).toBeGreaterThanOrEqual(acknowledged);
  // Wholly or not at all: no batch lost one of its reports.
  expect([...(await count()).values()]).toEqual([orders, orders, orders]);
  for (const answer of await Promise.all(batches.map(send))) expect(answer.status).toBe(204);
  expect([...(await count()).values()]).toEqual([400, 400, 400]);
}, 90_000);
