import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ExperienceDefinition, listSegmentKeys } from '@facet/engine';
import {
  auditPageSchema,
  type Experience,
  type PreviewAnswer,
  previewLinkSchema,
  type Store,
} from '@facet/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Server } from '../../server.ts';
import { type Answer, createBrowser, type Send, signIn, startTestServer } from '../../testing/test-server.ts';
import { unseal } from '../../testing/unseal.ts';

const origin = 'https://shop.example';
const dayMs = 86_400_000;

describe('a preview', () => {
  let directory: string;
  let server: Server;
  let browser: Send;
  let shop: Send;
  let store: Store;
  let now = Date.UTC(2026, 10, 24);

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'facet-preview-'));
    server = await startTestServer({ ports: { runtimeDirectory: directory, now: () => now } });
    shop = createBrowser(server);
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await rm(directory, { recursive: true });
  });
  beforeEach(async () => {
    now = Date.UTC(2026, 10, 24);
    browser = await signIn(server);
    store = await server.context.stores.create({ name: 'Nordlys', origins: [origin] }, null);
  });

  const vip = { field: 'klaviyo_segment', operator: 'equals', value: 'KlaviyoVip' };
  const create = async (changes: object = {}): Promise<Experience> => {
    const { experiences } = server.context;
    const draft = await experiences.create(store.id, { kind: 'test', name: 'Winter hero' }, null);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- saving judges it
    const definition = { ...draft.definition, ...changes } as ExperienceDefinition;
    return experiences.save(store.id, draft.id, { revision: 1, name: 'Winter hero', definition }, null);
  };
  const become = (id: string, ...statuses: readonly ('running' | 'paused' | 'ended')[]) =>
    statuses.reduce<Promise<unknown>>(
      (before, status) =>
        before.then(() => server.context.experiences.changeStatus(store.id, id, { status }, null)),
      Promise.resolve(),
    );
  const second = ({ definition }: Experience) => definition.variations[1]?.id ?? '';
  const ask = (id: string, body: object): Promise<Answer> =>
    browser('POST', `/api/v1/stores/${store.id}/experiences/${id}/preview-links`, body);
  const link = async (experience: Experience, more: object = {}) => {
    const answer = await ask(experience.id, { variation: second(experience), page: '/', ...more });
    expect(answer.status).toBe(201);
    const { url, expiresAt } = previewLinkSchema.parse(answer.json);
    return { url, expiresAt, token: new URL(url).searchParams.get('facet_preview') ?? '' };
  };
  const open = (token: string, of = store, headers: Record<string, string | null> = {}): Promise<Answer> =>
    shop('POST', `/s/${of.publicKey}/preview`, JSON.stringify({ token }), {
      'content-type': 'text/plain',
      origin,
      ...headers,
    });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the seal says that the server made it
  const read = ({ json }: Answer) => unseal(json) as PreviewAnswer;

  it('shows a draft to whoever follows its link, with the names of what it speaks of', async () => {
    const draft = await create({ audience: { type: 'custom', expression: vip } });
    const { url, expiresAt, token } = await link(draft, { page: '/sale?q=1' });
    expect(url).toBe(`${origin}/sale?q=1&facet_preview=${token}`);
    expect(expiresAt).toBe(new Date(now + 7 * dayMs).toISOString());

    const answer = await open(token);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    const { configuration, names, forced, expiresAt: end } = read(answer);
    const key = server.context.secrets.segmentKeyOf(store.id, 'KlaviyoVip');
    expect(configuration).toMatchObject({
      store: store.publicKey,
      endpoint: `${server.url}/s/${store.publicKey}`,
      segments: [key],
      experiences: [{ id: draft.id, status: 'running' }],
    });
    expect(configuration.experiences.flatMap(listSegmentKeys)).toEqual([key]);
    expect(JSON.stringify(configuration)).not.toContain('Winter hero');
    const variations = Object.fromEntries(draft.definition.variations.map(({ id, name }) => [id, name]));
    expect(names).toEqual({
      experiences: { [draft.id]: { name: 'Winter hero', status: 'draft', variations } },
      // Klaviyo is not connected here: nobody can say what the segment is called.
      segments: { [key]: 'KlaviyoVip' },
    });
    expect([forced, end]).toEqual([{ [draft.id]: second(draft) }, expiresAt]);
  });

  it('has all that has not ended as running, whatever its schedule', async () => {
    const draft = await create({ schedule: { start: '2030-01-01T00:00' } });
    const [running, paused, ended] = [await create(), await create(), await create()];
    await become(running.id, 'running');
    await become(paused.id, 'running', 'paused');
    await become(ended.id, 'running', 'ended');
    const { configuration, names } = read(await open((await link(paused)).token));
    const ids = configuration.experiences.map(({ id }) => id);
    expect([...ids].sort()).toEqual([draft.id, running.id, paused.id].sort());
    for (const experience of configuration.experiences) {
      expect(experience.status).toBe('running');
      expect(experience).not.toHaveProperty('schedule');
    }
    expect(names.experiences[paused.id]?.status).toBe('paused');
  });

  it('ends with its link, which works as long as was asked for', async () => {
    const { token, expiresAt } = await link(await create(), { lifeMs: dayMs });
    expect(expiresAt).toBe(new Date(now + dayMs).toISOString());
    now += dayMs - 1;
    expect((await open(token)).status).toBe(200);
    now += 1;
    const over = await open(token);
    expect([over.status, over.json]).toEqual([403, expect.objectContaining({ code: 'preview_over' })]);
    expect(over.headers.get('access-control-allow-origin')).toBe(origin);
  });

  it('ends when what it shows ends, is deleted, or loses the variation', async () => {
    const [ended, deleted, changed] = [await create(), await create(), await create()];
    const tokens = await Promise.all([ended, deleted, changed].map(async (one) => (await link(one)).token));
    await become(ended.id, 'running', 'ended');
    await server.context.experiences.remove(store.id, deleted.id, null);
    const [control, other] = changed.definition.variations;
    const variations = [control, { ...other, id: 'another' }];
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- saving judges it
    const definition = { ...changed.definition, variations } as ExperienceDefinition;
    await server.context.experiences.save(store.id, changed.id, { revision: 2, name: 'B', definition }, null);
    for (const token of tokens) {
      expect((await open(token)).json).toMatchObject({ status: 403, code: 'preview_over' });
    }
  });

  it('is told nobody without a token of this store', async () => {
    await create({ audience: { type: 'custom', expression: vip } });
    const other = await server.context.stores.create({ name: 'Other', origins: [origin] }, null);
    const { token } = await link(await create());
    for (const [given, of] of [
      [`${token}A`, store],
      ['guess.guess', store],
      [token, other],
    ] as const) {
      const answer = await open(given, of);
      expect(answer.json).toMatchObject({ status: 403, code: 'preview_wrong' });
      for (const secret of ['KlaviyoVip', 'Winter hero']) expect(answer.text).not.toContain(secret);
    }
    expect((await open('')).json).toMatchObject({ code: 'invalid_body' });
    expect((await open('a'.repeat(2001))).json).toMatchObject({ code: 'invalid_body' });
    expect((await open(token, store, { origin: 'https://evil.example' })).json).toMatchObject({
      code: 'foreign_origin',
    });
  });

  it('has no link to what there is not, and none that leads away from the store', async () => {
    const draft = await create();
    const variation = second(draft);
    const problemOf = async (body: object) => (await ask(draft.id, body)).json;
    expect(await problemOf({ variation: 'none', page: '/' })).toMatchObject({
      code: 'invalid_body',
      problems: [{ path: 'variation' }],
    });
    expect(await problemOf({ variation, page: 'https://evil.example/' })).toMatchObject({
      code: 'invalid_body',
      problems: [{ path: 'page' }],
    });
    for (const lifeMs of [0, 30 * dayMs + 1, 1.5]) {
      expect(await problemOf({ variation, page: '/', lifeMs })).toMatchObject({ code: 'invalid_body' });
    }
    expect((await ask('nothing', { variation, page: '/' })).json).toMatchObject({ code: 'not_found' });
    await become(draft.id, 'running', 'ended');
    expect(await problemOf({ variation, page: '/' })).toMatchObject({ code: 'status_not_allowed' });
  });

  it('has a link from editors alone, who are written down without the link', async () => {
    const draft = await create();
    const { token, expiresAt } = await link(draft);
    const { entries } = auditPageSchema.parse(
      (await browser('GET', `/api/v1/stores/${store.id}/audit`)).json,
    );
    expect(entries[0]).toMatchObject({
      action: 'experience.preview_link_created',
      target: draft.id,
      after: { variation: draft.definition.variations[1]?.name, expiresAt },
    });
    expect(JSON.stringify(entries)).not.toContain(token);
    const body = { variation: second(draft), page: '/' };
    const path = `/api/v1/stores/${store.id}/experiences/${draft.id}/preview-links`;
    expect((await shop('POST', path, body)).json).toMatchObject({ code: 'unauthenticated' });
    await server.context.database.queryable.updateTable('members').set({ role: 'viewer' }).execute();
    expect((await ask(draft.id, body)).json).toMatchObject({ code: 'forbidden' });
    await server.context.database.queryable.updateTable('members').set({ role: 'owner' }).execute();
  });

  it('is shown by a script that browsers keep for an hour, and that does no harm where it is not built', async () => {
    const load = (headers: Record<string, string> = {}, key = store.publicKey) =>
      shop('GET', `/s/${key}/overlay.js`, undefined, { origin: null, ...headers });
    const missing = await load();
    expect([missing.status, missing.text]).toEqual([
      404,
      expect.stringMatching(/^\/\* Facet: [^*]+ \*\/\n$/),
    ]);
    expect(missing.headers.get('cache-control')).toBe('no-store');
    await writeFile(join(directory, 'overlay.js'), 'overlay()');
    for (const encoding of ['br', 'gzip', 'identity']) {
      const answer = await load({ 'accept-encoding': encoding });
      expect([answer.status, answer.text]).toEqual([200, 'overlay()']);
      expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      const etag = answer.headers.get('etag') ?? '';
      expect((await load({ 'accept-encoding': encoding, 'if-none-match': etag })).status).toBe(304);
    }
    expect((await load({}, 'aaaaaaaaaaaa')).status).toBe(404);
  });
});
