import {
  type Experience,
  experienceSchema,
  otherExperiencesSchema,
  rivalsSchema,
  storeSchema,
} from '@facet/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Server } from '../../server.ts';
import { type Answer, type Send, signIn, startTestServer } from '../../testing/test-server.ts';

let server: Server;
let browser: Send;
let path: string;
let own: Experience;
const made = new Map<string, Experience>();
const heading = { kind: 'text', selector: '.hero h1', value: 'Hello' };
const redirect = { kind: 'redirect', url: '/sale' };
const discount = { kind: 'discount', code: 'VIP15' };

beforeAll(async () => {
  server = await startTestServer();
  browser = await signIn(server);
  const store = storeSchema.parse(
    (await browser('POST', '/api/v1/stores', { name: 'Nordlys', origins: ['https://shop.example'] })).json,
  );
  path = `/api/v1/stores/${store.id}/experiences`;
  own = await create('Own', [heading, redirect, discount], 'Hero');
  await create('Draft', [heading], 'Hero');
  await create('Running', [heading, discount], 'Cart', ['running']);
  await create('Paused', [redirect], 'Hero', ['running', 'paused']);
  await create('Ended', [redirect, discount], 'Old', ['running', 'ended']);
  const { id } = await create('Archived', [redirect, heading], 'Gone', ['running', 'paused']);
  await browser('POST', `${path}/${id}/archive`, { archived: true });
});
afterAll(() => server[Symbol.asyncDispose]());

const read = (answer: Answer): Experience => experienceSchema.parse(answer.json);

async function create(
  name: string,
  changes: readonly object[],
  group: string,
  statuses: readonly string[] = [],
): Promise<Experience> {
  const { id, definition } = read(await browser('POST', path, { kind: 'test', name }));
  const variations = definition.variations.map((each) => ({ ...each, changes: each.control ? [] : changes }));
  const saved = await browser('PUT', `${path}/${id}`, {
    revision: 1,
    name,
    definition: { ...definition, variations, group: { key: group, weight: 1 } },
  });
  for (const status of statuses) await browser('POST', `${path}/${id}/status`, { status });
  const experience = read(saved);
  made.set(name, experience);
  return experience;
}

it('an editor is told of the groups, codes and redirects of the others', async () => {
  const answer = await browser('GET', `${path}/${own.id}/others`);
  const { groups, codes, redirects } = otherExperiencesSchema.parse(answer.json);
  const named = (name: string, status: string) => ({ id: made.get(name)?.id, name, status });
  expect(groups).toEqual([
    { key: 'Cart', experiences: [named('Running', 'running')] },
    { key: 'Hero', experiences: [named('Paused', 'paused'), named('Draft', 'draft')] },
  ]);
  expect(codes).toEqual([
    { code: 'VIP15', experiences: [named('Ended', 'ended'), named('Running', 'running')] },
  ]);
  expect(redirects).toEqual([{ url: '/sale', name: 'Paused' }]);
  expect((await browser('GET', `${path}/nowhere/others`)).status).toBe(404);
});

it('rivals are those that run, or may run again, by the definition as it is edited', async () => {
  const find = async (part: object) =>
    browser('POST', `${path}/${own.id}/rivals`, { definition: { ...own.definition, ...part } });
  const { rivals, total } = rivalsSchema.parse((await find({})).json);
  // Of its own group nobody sees two.
  expect(rivals).toMatchObject([
    { other: { name: 'Running', status: 'running' }, selector: '.hero h1', otherShows: false },
  ]);
  expect(total).toBe(1);
  const { group: _group, ...without } = own.definition;
  const alone = await browser('POST', `${path}/${own.id}/rivals`, { definition: without });
  expect(rivalsSchema.parse(alone.json).rivals.map(({ other }) => other.name)).toEqual(['Paused', 'Running']);
  // What is still being typed rivals nobody.
  expect((await find({ variations: [] })).json).toEqual({ rivals: [], total: 0 });
});
