import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExperienceDefinition } from '@facet/engine';
import type { Store, UpdateStore } from '@facet/protocol';
import { createServer, defaultConfig, type Server } from '@facet/server';
import { layEmptyDatabase } from '../../empty-database.ts';
import { buildAddon, buildScript } from './script.ts';

/** Facet's own server with one store, on which a test greets everybody. */
export type RealFacet = AsyncDisposable & {
  readonly server: Server;
  readonly store: Store;
  /** The store after its settings were changed. */
  readonly change: (settings: UpdateStore['settings']) => Promise<Store>;
};

/**
 * Starts it for a shop at these origins, behind one proxy. `parts` are those of the scripts that it is to serve; what it
 * serves is built from the sources as they are now.
 */
export async function startRealFacet(
  origins: readonly string[],
  parts: readonly string[] = [''],
): Promise<RealFacet> {
  await Promise.all([...parts.map(buildScript), buildAddon('gpc')]);
  const dataDirectory = await mkdtemp(join(tmpdir(), 'facet-real-'));
  await layEmptyDatabase(dataDirectory);
  const server = await createServer({
    ...defaultConfig,
    port: 0,
    dataDirectory,
    logLevel: 'silent',
    trustProxy: 1,
  });
  const { stores } = server.context;
  const { id } = await stores.create({ name: 'Shop', origins: [...origins] }, null);
  await startGreeting(server, id);
  return {
    server,
    store: await stores.get(id),
    change: (settings) => stores.update(id, { settings }, null),
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

async function startGreeting({ context }: Server, storeId: string): Promise<void> {
  const { experiences } = context;
  const draft = await experiences.create(storeId, { kind: 'test', name: 'Greeting' }, null);
  const greeting = { kind: 'text', selector: '#headline', value: 'Welcome' } as const;
  const variations = draft.definition.variations.map((variation) => ({
    ...variation,
    weight: variation.control ? 0 : 1,
    changes: variation.control ? [] : [greeting],
  }));
  const definition: ExperienceDefinition = { ...draft.definition, variations };
  await experiences.save(storeId, draft.id, { revision: 1, name: 'Greeting', definition }, null);
  await experiences.changeStatus(storeId, draft.id, { status: 'running' }, null);
}

/** A page of a shop with this in its head. */
export function toPage(head: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
<link rel="icon" href="data:,">${head}</head><body><h1 id="headline">Original</h1></body></html>`;
}
