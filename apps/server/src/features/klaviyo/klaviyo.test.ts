import { createSimulator, type Simulator } from '@facet/klaviyo-simulator';
import { type KlaviyoConnection, klaviyoConnectionSchema, type Store } from '@facet/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type KlaviyoWorld, openKlaviyoWorld, shopOrigin, testClient } from '../../testing/klaviyo-world.ts';
import { createBrowser } from '../../testing/test-server.ts';

const vera = '01KGH3ZC80M9S346Q3D25VT4F5';

const unknown = '/integrations?klaviyo=unknown';
let skewMs = 0;
let simulator: Simulator;
let world: KlaviyoWorld;
beforeAll(async () => {
  const redirectUris: string[] = [];
  const now = (): number => Date.now() + skewMs;
  simulator = await createSimulator({
    port: 0,
    now,
    shopUrl: shopOrigin,
    clients: [{ ...testClient, redirectUris }],
  });
  world = await openKlaviyoWorld(simulator.url, redirectUris, { now });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await simulator[Symbol.asyncDispose]();
});
beforeEach(async () => {
  simulator.reset();
  // Their grants are gone with the reset; held on to, they would look like other stores of the same account.
  await world.server.context.database.queryable.deleteFrom('klaviyo_connections').execute();
});

const pathOf = (store: Store): string => `/api/v1/stores/${store.id}/klaviyo`;

async function card(store: Store): Promise<KlaviyoConnection> {
  return klaviyoConnectionSchema.parse((await world.owner('GET', pathOf(store))).json);
}

async function countRows(table: 'klaviyo_people' | 'klaviyo_identities' | 'klaviyo_segments') {
  const { queryable } = world.server.context.database;
  return (await queryable.selectFrom(table).selectAll().execute()).length;
}

async function createConnected(): Promise<Store> {
  const store = await world.createStore();
  const answer = await world.connect(store);
  expect(answer.headers.get('location')).toBe(`/stores/${store.id}/integrations?klaviyo=connected`);
  return store;
}

describe('signing in with Klaviyo', () => {
  it('makes the card active, with account, scopes and times', async () => {
    const store = await world.createStore();
    expect(await card(store)).toMatchObject({ state: 'not_connected', oauthAvailable: true, account: null });
    await world.connect(store);
    const connected = await card(store);
    expect(connected).toMatchObject({
      state: 'active',
      method: 'oauth',
      account: { name: 'Nordlys Outdoor', publicKey: 'NRDL01' },
      notice: null,
      budget: { limit: 700 },
    });
    expect(connected.scopes.toSorted()).toEqual(['accounts:read', 'profiles:read', 'segments:read']);
    expect(connected.connectedAt).not.toBeNull();
  });

  it('changes nothing when the merchant says no', async () => {
    const store = await world.createStore();
    const back = await world.owner('GET', await world.consent(store, 'deny'));
    expect(back.status).toBe(303);
    expect(back.headers.get('location')).toBe(`/stores/${store.id}/integrations?klaviyo=denied`);
    expect((await card(store)).state).toBe('not_connected');
  });

  it('takes a state once, from the person who began, and no forged one', async () => {
    const store = await world.createStore();
    const back = await world.consent(store, 'allow');
    const stranger = await createBrowser(world.server)('GET', back);
    expect([stranger.status, stranger.headers.get('location')]).toEqual([
      303,
      '/integrations?klaviyo=signed_out',
    ]);
    const forged = await world.owner('GET', back.replace(/state=[^&]+/, 'state=forged'));
    expect([forged.status, forged.headers.get('location')]).toEqual([303, unknown]);
    expect((await card(store)).state).toBe('not_connected');
    expect((await world.owner('GET', back)).status).toBe(303);
    expect((await card(store)).state).toBe('active');
    expect((await world.owner('GET', back)).headers.get('location')).toBe(unknown);
    expect((await card(store)).state).toBe('active');
  });

  it('takes no state from somebody who is an owner no longer', async () => {
    const store = await world.createStore();
    const back = await world.consent(store, 'allow');
    const { queryable } = world.server.context.database;
    await queryable.updateTable('members').set({ role: 'editor' }).execute();
    expect((await world.owner('GET', back)).headers.get('location')).toBe(unknown);
    await queryable.updateTable('members').set({ role: 'owner' }).execute();
    expect((await card(store)).state).toBe('not_connected');
  });

  it('takes no state after ten minutes', async () => {
    const store = await world.createStore();
    const back = await world.consent(store, 'allow');
    skewMs += 601_000;
    expect((await world.owner('GET', back)).headers.get('location')).toBe(unknown);
    expect((await card(store)).state).toBe('not_connected');
  });

  it('ends as failed when the code is used already or made up', async () => {
    const store = await world.createStore();
    const first = await world.consent(store, 'allow');
    const usedCode = /code=([^&]+)/.exec(first)?.[1] ?? '';
    await world.owner('GET', first);
    await world.owner('DELETE', pathOf(store));
    const second = await world.consent(store, 'allow');
    const answer = await world.owner('GET', second.replace(/code=[^&]+/, `code=${usedCode}`));
    expect(answer.headers.get('location')).toBe(`/stores/${store.id}/integrations?klaviyo=failed`);
    expect((await card(store)).state).toBe('not_connected');
  });

  it('leaves the connection that was there when it fails', async () => {
    const store = await createConnected();
    await world.personalize(store, 'VpX7kd');
    const back = await world.consent(store, 'allow');
    simulator.faults.set({ operation: 'get_accounts', kind: 'server_error', count: 1 });
    const answer = await world.owner('GET', back);
    expect(answer.headers.get('location')).toBe(`/stores/${store.id}/integrations?klaviyo=failed`);
    const { token } = simulator.world.tokens.create(vera);
    expect((await world.who(store, token)).json).toMatchObject({ identity: 'identified' });
    expect((await card(store)).state).toBe('active');
  });

  it('gives the grant back when a private key takes its place', async () => {
    const store = await createConnected();
    const privateKey = 'pk_d3m00n1y5f0c2b8e7a9146d3c5b0f7e2a8';
    expect((await world.owner('POST', `${pathOf(store)}/private-key`, { privateKey })).status).toBe(200);
    expect((await card(store)).method).toBe('private_key');
    expect(simulator.requests.count({ operation: 'oauth_revoke' })).toBe(1);
  });

  it('survives a callback full of nonsense, and leads nowhere that its address names', async () => {
    const elsewhere = 'https%3A%2F%2Fevil.example';
    for (const query of [
      `?state=${elsewhere}&code=${elsewhere}&klaviyo=${elsewhere}&redirect=${elsewhere}`,
      `?error=${elsewhere}&state=//evil.example`,
      '',
      '?state=',
      `?state=${'x'.repeat(5000)}`,
      '?code=a&code=b&state=1&state=2',
      '?%ff',
    ]) {
      const path = `/integrations/klaviyo/callback${query}`;
      expect((await world.owner('GET', path)).headers.get('location')).toBe(unknown);
      const stranger = await createBrowser(world.server)('GET', path);
      expect(stranger.headers.get('location')).toBe('/integrations?klaviyo=signed_out');
    }
  });
});

describe('the grant', () => {
  it('is renewed once for twenty calls at the same time', async () => {
    const store = await createConnected();
    await world.personalize(store, 'VpX7kd');
    skewMs += 3_600_000;
    simulator.requests.clear();
    const tokens = Array.from({ length: 20 }, () => simulator.world.tokens.create(vera).token);
    const answers = await Promise.all(tokens.map((token) => world.who(store, token)));
    expect(answers.map((answer) => answer.json)).toEqual(
      tokens.map(() => expect.objectContaining({ identity: 'identified' })),
    );
    expect(simulator.requests.count({ operation: 'oauth_token' })).toBe(1);
  });

  it('is renewed although a process died over it before the clock was set back', async () => {
    const store = await createConnected();
    await world.personalize(store, 'VpX7kd');
    await world.server.context.database.queryable
      .updateTable('klaviyo_connections')
      .set({ refresh_lease: 'of the dead', refresh_lease_until: new Date(Date.now() + 3_600_000) })
      .execute();
    skewMs += 3_600_000;
    const { token } = simulator.world.tokens.create(vera);
    expect((await world.who(store, token)).json).toMatchObject({ identity: 'identified' });
  });

  it('that was ended in Klaviyo asks to reconnect, and a new sign-in mends it', async () => {
    const store = await createConnected();
    await world.personalize(store, 'VpX7kd');
    for (const install of simulator.world.grants.list()) simulator.world.grants.uninstall(install.id);
    const { token } = simulator.world.tokens.create(vera);
    expect((await world.who(store, token)).json).toMatchObject({ identity: 'unreachable' });
    const refused = await card(store);
    expect(refused.state).toBe('reconnect_needed');
    expect(refused.notice).toContain('uninstalled');
    await world.connect(store);
    expect((await card(store)).state).toBe('active');
    expect((await world.who(store, token)).json).toMatchObject({ identity: 'identified' });
  });

  it('is degraded, not disconnected, by an outage and by a page of the network, and recovers by itself', async () => {
    const store = await createConnected();
    await world.personalize(store, 'VpX7kd');
    for (const fault of [
      { operation: 'api', kind: 'server_error', status: 503 },
      { operation: 'api', kind: 'html_403' },
    ] as const) {
      simulator.faults.set(fault);
      const { token } = simulator.world.tokens.create(vera);
      expect((await world.who(store, token)).json).toMatchObject({ identity: 'unreachable' });
      const degraded = await card(store);
      expect(degraded.state).toBe('degraded');
      expect(degraded.notice).toContain('recovers by itself');
      simulator.faults.clear();
      skewMs += 31_000;
      // The first call alone tries whether it is over, and may be one that nobody waits for.
      await expect
        .poll(async () => (await world.who(store, token)).json)
        .toMatchObject({ identity: 'identified' });
      expect((await card(store)).state).toBe('active');
    }
  });
});

describe('disconnecting', () => {
  it('leaves another store of the same account connected', async () => {
    const one = await createConnected();
    const two = await createConnected();
    await world.personalize(two, 'VpX7kd');
    await world.owner('DELETE', pathOf(one));
    const { token } = simulator.world.tokens.create(vera);
    expect((await world.who(two, token)).json).toMatchObject({ identity: 'identified' });
    expect((await card(two)).state).toBe('active');
  });

  it('revokes the grant and erases everything that was remembered', async () => {
    const store = await createConnected();
    await world.personalize(store, 'VpX7kd');
    await world.owner('GET', `/api/v1/stores/${store.id}/segments`);
    const { token } = simulator.world.tokens.create(vera);
    await world.who(store, token);
    const before = [
      await countRows('klaviyo_people'),
      await countRows('klaviyo_identities'),
      await countRows('klaviyo_segments'),
    ];
    expect((await card(store)).rememberedPeople).toBe(1);

    simulator.requests.clear();
    expect((await world.owner('DELETE', pathOf(store))).status).toBe(204);
    expect(simulator.requests.count({ operation: 'oauth_revoke', status: 200 })).toBe(1);
    expect(await card(store)).toMatchObject({ state: 'not_connected', rememberedPeople: 0 });
    expect([
      (before[0] ?? 0) - (await countRows('klaviyo_people')),
      (before[1] ?? 0) - (await countRows('klaviyo_identities')),
      (before[2] ?? 0) - (await countRows('klaviyo_segments')),
    ]).toEqual([1, 1, 12]);

    simulator.requests.clear();
    expect((await world.who(store, token)).json).toEqual({ identity: 'unidentified' });
    expect(simulator.requests.count()).toBe(0);
  });

  it.each(['server_error', 'hang'] as const)(
    'erases also when Klaviyo does not take the grant back: %s',
    async (kind) => {
      const store = await createConnected();
      simulator.faults.set({ operation: 'oauth_revoke', kind });
      expect((await world.owner('DELETE', pathOf(store))).status).toBe(204);
      expect((await card(store)).state).toBe('not_connected');
    },
  );

  it('happens to what was remembered when another account takes the place, and not with the same one', async () => {
    const store = await createConnected();
    await world.personalize(store, 'VpX7kd');
    await world.who(store, simulator.world.tokens.create(vera).token);
    await world.connect(store);
    expect((await card(store)).rememberedPeople).toBe(1);
    await world.connect(store, 'user-eirik');
    expect(await card(store)).toMatchObject({ account: { publicKey: 'FJELL7' }, rememberedPeople: 0 });
  });

  it('is written down, without secrets', async () => {
    const store = await createConnected();
    await world.owner('DELETE', pathOf(store));
    const audit = await world.owner('GET', `/api/v1/stores/${store.id}/audit`);
    expect(audit.json).toMatchObject({
      entries: [{ action: 'klaviyo.disconnected' }, { action: 'klaviyo.connected' }, {}],
    });
  });
});
