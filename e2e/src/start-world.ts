import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorld, type World, type WorldOptions } from '@facet/dev';
import { layEmptyDatabase } from './empty-database.ts';

/** A fresh world on free ports with a folder of its own, gone with the world. */
export type TestWorld = World & { readonly dataDir: string };

/** Brings up a world for one file of journeys. */
export async function startWorld(
  options: Pick<WorldOptions, 'extent' | 'consentBanner' | 'logLevel'> = {},
): Promise<TestWorld> {
  const dataDir = await mkdtemp(join(tmpdir(), 'facet-world-'));
  await layEmptyDatabase(join(dataDir, 'server'));
  const world = await createWorld({
    ...options,
    ports: { facet: 0, shop: 0, klaviyo: 0 },
    dataDir,
    logLevel: options.logLevel ?? 'error',
  });
  return {
    ...world,
    dataDir,
    [Symbol.asyncDispose]: async () => {
      await world[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
