import { createSimulator, type Simulator } from '@facet/klaviyo-simulator';
import { type KlaviyoConnection, klaviyoConnectionSchema, type Store } from '@facet/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type KlaviyoWorld, openKlaviyoWorld, shopOrigin, testClient } from '../../testing/klaviyo-world.ts';

const vera = '01KGH3ZC80M9S346Q3D25VT4F5';
const demoKey = 'pk_d3m00n1y5f0c2b8e7a9146d3c5b0f7e2a8';

let simulator: Simulator;
let world: KlaviyoWorld;
beforeAll(async () => {
  simulator = await createSimulator({
    port: 0,
    shopUrl: shopOrigin,
    clients: [{ ...testClient, redirectUris: [] }],
  });
  world = await openKlaviyoWorld(simulator.url, []);
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await simulator[Symbol.asyncDispose]();
});
beforeEach(() => simulator.reset());

const pathOf = (store: Store): string => `/api/v1/stores/${store.id}/klaviyo`;

async function card(store: Store): Promise<KlaviyoConnection> {
  return klaviyoConnectionSchema.parse((await world.owner('GET', pathOf(store))).json);
}

describe('a private key', () => {
  const connectKey = (store: Store, privateKey: string) =>
    world.owner('POST', `${pathOf(store)}/private-key`, { privateKey });

  it('connects as well', async () => {
    const store = await world.createStore();
    const answer = await connectKey(store, ` ${demoKey} `);
    expect(answer.json).toMatchObject({
      state: 'active',
      method: 'private_key',
      account: { publicKey: 'NRDL01' },
    });
    await world.personalize(store, 'VpX7kd');
    expect((await world.who(store, simulator.world.tokens.create(vera).token)).json).toMatchObject({
      identity: 'identified',
    });
  });

  it('is refused when it is wrong or may read too little', async () => {
    const store = await world.createStore();
    const wrong = await connectKey(store, 'pk_0000000000000000');
    expect([wrong.status, wrong.json]).toEqual([422, expect.objectContaining({ code: 'klaviyo_refused' })]);
    simulator.requests.clear();
    for (const broken of ['pk_00000000\r\nx-evil: 1', 'pk_000 000000', 'pk_ключ00000', 'pk_“0000000”']) {
      expect((await connectKey(store, broken)).json).toMatchObject({
        code: 'invalid_body',
        problems: [{ path: 'privateKey' }],
      });
    }
    expect(simulator.requests.count()).toBe(0);
    for (const scopes of [
      ['accounts:read', 'segments:read'],
      ['accounts:read', 'profiles:read'],
      ['profiles:read', 'segments:read'],
    ] as const) {
      simulator.reset();
      const { key } = simulator.world.keys.create({
        accountId: 'NRDL01',
        name: 'Narrow',
        scopes: [...scopes],
      });
      expect((await connectKey(store, key)).json).toMatchObject({ code: 'klaviyo_refused' });
    }
    expect((await card(store)).state).toBe('not_connected');
  });

  it('that is deleted in Klaviyo asks for a new one', async () => {
    const store = await world.createStore();
    const { key } = simulator.world.keys.create({
      accountId: 'NRDL01',
      name: 'Short-lived',
      scopes: ['accounts:read', 'profiles:read', 'segments:read'],
    });
    await connectKey(store, key);
    await world.personalize(store, 'VpX7kd');
    simulator.world.keys.remove(key);
    await world.who(store, simulator.world.tokens.create(vera).token);
    const refused = await card(store);
    expect(refused.state).toBe('reconnect_needed');
    expect(refused.notice).toContain('private key');
  });

  it('is told apart from a Klaviyo that does not answer', async () => {
    simulator.faults.set({ operation: 'api', kind: 'server_error' });
    const store = await world.createStore();
    const answer = await connectKey(store, demoKey);
    expect([answer.status, answer.json]).toEqual([
      502,
      expect.objectContaining({ code: 'klaviyo_unreachable' }),
    ]);
  });
});
