import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createManyExperiences, createWorld, type FacetApi, type World } from '@facet/dev';

const experiences = 1000;
const segments = 10_000;
const rounds = 15;
const lookEveryMs = 1000;

/**
 * How long a member waits for lists that have grown long, in milliseconds (the median of some rounds), and how long the
 * whole catalogue takes to be read from a Klaviyo that allows what the real one does, in seconds.
 */
export async function benchLists(): Promise<Readonly<Record<string, number>>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'facet-lists-'));
  try {
    await using world = await createWorld({
      ports: { facet: 0, shop: 0, klaviyo: 0 },
      dataDir,
      logLevel: 'error',
    });
    await createManyExperiences(
      world,
      Array.from({ length: experiences }, (_, at) => ({
        name: `${at % 3 === 0 ? 'Summer' : 'Winter'} offer ${at}`,
        status: (['draft', 'running', 'paused', 'ended'] as const)[at % 4] ?? 'draft',
      })),
    );
    const api = await world.openApi();
    const store = `/stores/${world.storeId}`;
    const seconds = await readCatalogue(world, api, store);
    const list = `${store}/experiences`;
    return {
      'experiences, first page': await time(api, list),
      'experiences, last page': await time(api, `${list}?page=20`),
      'experiences, searched': await time(api, `${list}?search=summer`),
      'experiences of a segment': await time(api, `${list}?segment=VpX7kd`),
      'segments, first page': await time(api, `${store}/segments`),
      'segments, page 150': await time(api, `${store}/segments?page=150`),
      'segments, searched': await time(api, `${store}/segments?search=buyers`),
      'segments, in use': await time(api, `${store}/segments?used=true`),
      'catalogue read whole, seconds': seconds,
    };
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Gives the account its segments, has them read, and says after how many seconds they were. */
async function readCatalogue(world: World, api: FacetApi, store: string): Promise<number> {
  const accountId = world.simulator.world.getAccount().id;
  for (let at = 0; at < segments; at += 1) {
    const name = `Segment ${at} of ${at % 13 === 0 ? 'buyers' : 'readers'}`;
    world.simulator.world.segments.create({ accountId, name });
  }
  const startMs = performance.now();
  await api.call('GET', `${store}/segments?refresh=true&size=1`);
  while (JSON.stringify(await api.call('GET', `${store}/segments?size=1`)).includes('"reading":{')) {
    await new Promise((resolve) => {
      setTimeout(resolve, lookEveryMs);
    });
  }
  return Math.round((performance.now() - startMs) / 1000);
}

async function time(api: FacetApi, path: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startMs = performance.now();
    await api.call('GET', path);
    times.push(performance.now() - startMs);
  }
  return Math.round(times.sort((one, other) => one - other)[Math.floor(rounds / 2)] ?? Number.NaN);
}
