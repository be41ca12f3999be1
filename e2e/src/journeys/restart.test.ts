import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorld, getList, getText, type World } from '@facet/dev';
import { afterEach, beforeEach, expect, test } from 'vitest';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'facet-restart-'));
});

afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

const portOf = (url: string): number => Number(new URL(url).port);

/** The addresses of a world, to start it again at the same ones. */
function portsOf(world: World): Parameters<typeof createWorld>[0]['ports'] {
  return { facet: portOf(world.facetUrl), shop: portOf(world.shopUrl), klaviyo: portOf(world.klaviyoUrl) };
}

/** Names and statuses of the experiences, and the state of the connection. */
async function describe(world: World): Promise<readonly string[]> {
  const api = await world.openApi();
  const store = `/stores/${world.storeId}`;
  const experiences = getList(await api.call('GET', `${store}/experiences`), 'experiences');
  const connection = getText(await api.call('GET', `${store}/klaviyo`), 'state');
  return [
    ...experiences.map((item) => `${getText(item, 'name')} ${getText(item, 'status')}`).sort(),
    connection,
  ];
}

test('a restart keeps what there was, also what somebody changed, and a fresh start begins anew', async () => {
  const quiet = { dataDir, logLevel: 'error' } as const;
  const first = await createWorld({ ...quiet, ports: { facet: 0, shop: 0, klaviyo: 0 } });
  const ports = portsOf(first);
  const { storeId, publicKey, emailLink } = first;
  expect(await describe(first)).toEqual(['VIP welcome running', 'Win-back hero running', 'active']);
  const api = await first.openApi();
  const experiences = getList(await api.call('GET', `/stores/${storeId}/experiences`), 'experiences');
  const vip = experiences.find((item) => getText(item, 'name') === 'VIP welcome') ?? null;
  await api.call('POST', `/stores/${storeId}/experiences/${getText(vip, 'id')}/status`, { status: 'ended' });
  await api.call('DELETE', `/stores/${storeId}/klaviyo`);
  await first[Symbol.asyncDispose]();

  const second = await createWorld({ ...quiet, ports });
  expect(await describe(second)).toEqual(['VIP welcome ended', 'Win-back hero running', 'not_connected']);
  expect([second.storeId, second.publicKey, second.emailLink]).toEqual([storeId, publicKey, emailLink]);
  await second[Symbol.asyncDispose]();

  const third = await createWorld({ ...quiet, ports, fresh: true });
  expect(await describe(third)).toEqual(['VIP welcome running', 'Win-back hero running', 'active']);
  expect(third.storeId).not.toBe(storeId);
  await third[Symbol.asyncDispose]();
});
