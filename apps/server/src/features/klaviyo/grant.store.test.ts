import type { Store } from '@facet/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type KlaviyoFleet, openKlaviyoFleet } from '../../testing/klaviyo-fleet.ts';
import type { KlaviyoWorld } from '../../testing/klaviyo-world.ts';
import { createGrantStore } from './grant.store.ts';

const key = 'pk_d3m00n1y5f0c2b8e7a9146d3c5b0f7e2a8';

let fleet: KlaviyoFleet;
let world: KlaviyoWorld;
beforeAll(async () => {
  fleet = await openKlaviyoFleet();
  world = fleet.world;
});
afterAll(() => fleet[Symbol.asyncDispose]());

async function openGrants(store: Store) {
  const { database, secrets } = world.server.context;
  const { queryable } = database;
  const row = queryable.selectFrom('klaviyo_connections').selectAll().where('store_id', '=', store.id);
  const { id } = await row.executeTakeFirstOrThrow();
  const grants = createGrantStore(queryable, secrets, { id, storeId: store.id });
  return { grants, findRow: () => row.executeTakeFirstOrThrow() };
}

it('keeps the grant that a refresh brought', async () => {
  const store = await world.createStore();
  await world.connect(store);
  const { grants } = await openGrants(store);
  const grant = await grants.read();
  if (grant === undefined) throw new Error('no grant');
  await grants.write({ ...grant, accessToken: 'refreshed-once' });
  await grants.write({ ...grant, accessToken: 'refreshed-twice' });
  expect((await grants.read())?.accessToken).toBe('refreshed-twice');
});

it('leaves a sign-in alone that came while a refresh was under way', async () => {
  const store = await world.createStore();
  await world.connect(store);
  const { grants } = await openGrants(store);
  const old = await grants.read();
  if (old === undefined) throw new Error('no grant');
  await world.connect(store);
  const { findRow } = await openGrants(store);
  const signedIn = (await findRow()).sealed_credential;
  await grants.write({ ...old, accessToken: 'late-refresh' });
  expect((await findRow()).sealed_credential).toBe(signedIn);
});

it('leaves a private key alone that came while a refresh was under way', async () => {
  const store = await world.createStore();
  await world.connect(store);
  const { grants, findRow } = await openGrants(store);
  const old = await grants.read();
  if (old === undefined) throw new Error('no grant');
  const answer = await world.owner('POST', `/api/v1/stores/${store.id}/klaviyo/private-key`, {
    privateKey: key,
  });
  expect(answer.status).toBe(200);
  const pasted = (await findRow()).sealed_credential;
  await grants.write({ ...old, accessToken: 'late-refresh' });
  expect((await findRow()).sealed_credential).toBe(pasted);
});
