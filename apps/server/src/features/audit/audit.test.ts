import { auditFiltersSchema, auditPageSchema, type Member, type Store } from '@facet/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../../server.ts';
import { createBrowser, type Send, signIn, startTestServer } from '../../testing/test-server.ts';

let now = Date.UTC(2026, 10, 1);
const day = 86_400_000;
const ada: Member = { id: 'ada', email: 'ada@facet.example', name: 'Ada', role: 'editor' };
const bo: Member = { id: 'bo', email: 'bo@facet.example', name: 'Bo', role: 'editor' };

let server: Server;
let asOwner: Send;
let store: Store;
beforeAll(async () => {
  server = await startTestServer({ ports: { now: () => now } });
  const { audit, database, stores } = server.context;
  store = await stores.create({ name: 'Nordlys', origins: [] }, null);
  const write = (member: Member | null, action: string) =>
    audit.record(database.queryable, { storeId: store.id, member, action, target: action });
  for (let count = 0; count < 60; count += 1) await write(ada, 'experience.saved');
  now += 2 * day;
  await write(bo, 'store.changed');
  await write({ ...ada, name: 'Ada Renamed' }, 'segment.kept_ready');
  await write(null, 'experience.ended');
  asOwner = await signIn(server);
});
afterAll(() => server[Symbol.asyncDispose]());

const list = async (query: string) =>
  auditPageSchema.parse((await asOwner('GET', `/api/v1/stores/${store.id}/audit${query}`)).json);
const actions = async (query: string) => (await list(query)).entries.map(({ action }) => action);

describe('the log of changes', () => {
  it('is read a page at a time, newest first, each entry once', async () => {
    const first = await list('');
    const second = await list(`?before=${first.next}`);
    expect([first.entries.length, second.entries.length, second.next]).toEqual([50, 14, null]);
    expect(new Set([...first.entries, ...second.entries].map(({ id }) => id)).size).toBe(64);
    expect(first.entries[0]).toMatchObject({ action: 'experience.ended', memberName: null, memberId: null });
  });

  it('is filtered by who, what and when, also beyond the first page', async () => {
    expect(await actions('?member=bo')).toEqual(['store.changed']);
    expect(await actions('?member=facet')).toEqual(['experience.ended', 'store.created']);
    expect(await actions('?kind=segment')).toEqual(['segment.kept_ready']);
    expect(await actions('?kind=store')).toEqual(['store.changed', 'store.created']);
    const begin = new Date(now - day).toISOString();
    expect(await actions(`?from=${begin}`)).toHaveLength(3);
    expect(await actions(`?from=${begin}&member=ada`)).toEqual(['segment.kept_ready']);
    expect(await actions(`?until=${begin}&kind=segment`)).toEqual([]);
    const page = await list('?member=ada&kind=experience');
    expect((await list(`?member=ada&kind=experience&before=${page.next}`)).entries).toHaveLength(10);
  });

  it('says by what it can be filtered, people under their newest name', async () => {
    const { json } = await asOwner('GET', `/api/v1/stores/${store.id}/audit/filters`);
    expect(auditFiltersSchema.parse(json)).toEqual({
      members: [
        { id: 'ada', name: 'Ada Renamed' },
        { id: 'bo', name: 'Bo' },
      ],
      kinds: ['experience', 'segment', 'store'],
    });
  });

  it('of the installation is for owners', async () => {
    const path = `/api/v1/stores/${store.id}/audit`;
    expect(await actions('?scope=installation')).toEqual(['owner.created']);
    await server.context.database.queryable.updateTable('members').set({ role: 'editor' }).execute();
    for (const address of [`${path}?scope=installation`, `${path}/filters?scope=installation`]) {
      expect((await asOwner('GET', address)).json).toMatchObject({ code: 'forbidden' });
    }
    expect((await asOwner('GET', path)).status).toBe(200);
    expect((await createBrowser(server)('GET', path)).status).toBe(401);
  });

  it.each([
    '?kind=a%27b',
    '?from=yesterday',
    '?from=0000-01-01T00:00:00Z',
    '?until=9999-12-31T23:59:59-14:00',
    '?scope=all',
    '?member=',
  ])('refuses %s', async (query) => {
    const answer = await asOwner('GET', `/api/v1/stores/${store.id}/audit${query}`);
    expect(answer.json).toMatchObject({ code: 'invalid_query' });
  });
});
