import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulator, type Simulator } from '@facet/klaviyo-simulator';
import {
  experienceSchema,
  type KlaviyoConnection,
  klaviyoConnectionSchema,
  type Store,
  storeSchema,
} from '@facet/protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { facetSaysWhere, type Program, startProgram } from './testing/program.ts';
import { createBrowser, owner, type Send, signIn } from './testing/test-server.ts';
import { unseal } from './testing/unseal.ts';

const vip = 'VpX7kd';
const shopOrigin = 'https://shop.example';
const privateKey = 'pk_d3m00n1y5f0c2b8e7a9146d3c5b0f7e2a8';
const toldSchema = z.looseObject({
  identity: z.string(),
  memberships: z.record(z.string(), z.looseObject({ state: z.string() })).default({}),
});
type Told = { readonly identity: string; readonly states: readonly string[] };

let directory: string;
let simulator: Simulator;
let server: Program;
let member: Send;
let store: Store;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'facet-killed-'));
  simulator = await createSimulator({ port: 0, shopUrl: shopOrigin, clients: [], latency: { ms: 80 } });
  server = await start();
  member = await signIn(server);
  store = await setUp();
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  await simulator[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});

const start = (): Promise<Program> => {
  const settings = {
    FACET_DATA_DIR: directory,
    FACET_PORT: '0',
    FACET_TRUST_PROXY: '1',
    FACET_LOG_LEVEL: 'error',
    FACET_KLAVIYO_API_URL: simulator.url,
    FACET_OWNER_EMAIL: owner.email,
    FACET_OWNER_PASSWORD: owner.password,
  };
  return startProgram('apps/server/src/main.ts', settings, facetSaysWhere);
};

async function setUp(): Promise<Store> {
  const created = storeSchema.parse(
    (await member('POST', '/api/v1/stores', { name: 'Test', origins: [shopOrigin] })).json,
  );
  const path = `/api/v1/stores/${created.id}`;
  await member('POST', `${path}/klaviyo/private-key`, { privateKey });
  const draft = experienceSchema.parse(
    (await member('POST', `${path}/experiences`, { kind: 'personalization', name: 'For VIPs' })).json,
  );
  const expression = { field: 'klaviyo_segment', operator: 'equals', value: vip };
  const definition = { ...draft.definition, audience: { type: 'custom', expression } };
  await member('PUT', `${path}/experiences/${draft.id}`, { revision: 1, name: 'For VIPs', definition });
  await member('POST', `${path}/experiences/${draft.id}/status`, { status: 'running' });
  await member('GET', `${path}/segments`);
  return created;
}

async function readCard(member: Send): Promise<KlaviyoConnection> {
  return klaviyoConnectionSchema.parse((await member('GET', `/api/v1/stores/${store.id}/klaviyo`)).json);
}

async function ask(token: string, number: number): Promise<Told> {
  const body = JSON.stringify({ visitor: 'visitor-0001', token });
  const answer = await createBrowser(server)('POST', `/s/${store.publicKey}/who`, body, {
    'content-type': 'text/plain',
    origin: shopOrigin,
    'x-forwarded-for': `10.0.${number >> 8}.${number & 255}`,
  });
  const { identity, memberships } = toldSchema.parse(unseal(answer.json));
  return { identity, states: Object.values(memberships).map(({ state }) => state) };
}

it('a server that is killed while it resolves many people goes on where it was, and tells nothing false', async () => {
  const segments = [{ id: vip, share: 0.5 }];
  const known = simulator.world.people.createMany({ accountId: 'NRDL01', count: 20, segments });
  const people = simulator.world.people.createMany({ accountId: 'NRDL01', count: 240, segments });
  const isMember = (id: string): boolean => simulator.world.segments.get(vip).members.has(id);
  const truthOf = ({ id }: { readonly id: string }): Told => ({
    identity: 'identified',
    states: [isMember(id) ? 'in' : 'out'],
  });
  const askAll = (asked: typeof people) => Promise.all(asked.map(({ token }, number) => ask(token, number)));
  expect(await askAll(known)).toEqual(known.map(truthOf));
  await expect
    .poll(async () => (await readCard(member)).rememberedPeople, { timeout: 10_000 })
    .toBe(known.length);

  const rush = Promise.allSettled(people.map(({ token }, number) => ask(token, number)));
  await expect
    .poll(() => simulator.requests.count({ operation: 'get_profiles', status: 200 }), { timeout: 10_000 })
    .toBeGreaterThan(60);
  await server.kill();
  const told = (await rush).flatMap((answer, number) => {
    const person = people[number];
    return person !== undefined && answer.status === 'fulfilled' && answer.value.identity === 'identified'
      ? [[answer.value, truthOf(person)]]
      : [];
  });
  for (const [answer, truth] of told) expect(answer).toEqual(truth);
  expect(told.length).toBeLessThan(people.length);

  server = await start();
  simulator.requests.clear();
  expect(await askAll(known)).toEqual(known.map(truthOf));
  expect(simulator.requests.count()).toBe(0);
  await expect.poll(() => askAll(people), { timeout: 60_000, interval: 500 }).toEqual(people.map(truthOf));
  expect(simulator.requests.count({ status: 429 })).toBe(0);
  member = await signIn(server);
  await expect
    .poll(() => readCard(member), { timeout: 10_000 })
    .toMatchObject({ state: 'active', rememberedPeople: known.length + people.length });
}, 90_000);
