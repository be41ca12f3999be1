import { createWorld } from '@facet/dev';

/** What the process says once everything is up. */
export type WorldAddresses = {
  readonly facetUrl: string;
  readonly shopUrl: string;
  readonly klaviyoUrl: string;
  readonly storeId: string;
  readonly owner: { readonly email: string; readonly password: string };
};

// A world of its own process, so that everything it writes to its outputs can be read from outside.
const dataDir = process.argv[2];
if (dataDir === undefined) throw new Error('Name the folder for the data.');
const world = await createWorld({
  ports: { facet: 0, shop: 0, klaviyo: 0 },
  dataDir,
  logLevel: 'debug',
});
const { facetUrl, shopUrl, klaviyoUrl, storeId, owner } = world;
process.send?.({ facetUrl, shopUrl, klaviyoUrl, storeId, owner } satisfies WorldAddresses);
process.on('message', () => {
  void world[Symbol.asyncDispose]().then(() => process.disconnect());
});
