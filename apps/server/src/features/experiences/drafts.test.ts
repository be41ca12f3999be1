import { auditPageSchema, experienceDraftSchema, experienceSchema, storeSchema } from '@facet/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../db/testing/test-databases.ts';
import type { Server } from '../../server.ts';
import {
  type Answer,
  createBrowser,
  owner,
  type Send,
  signIn,
  startTestServer,
} from '../../testing/test-server.ts';
import { hashPassword } from '../access/password.ts';
import { listWithDrafts } from './drafts.reads.ts';

const heading = { kind: 'text', selector: '.hero h1', value: 'Hello' };

describeOnEachDatabase('a draft', (open) => {
  let server: Server;
  let browser: Send;
  let ann: Send;
  let store: string;
  let path: string;
  beforeAll(async () => {
    server = await startTestServer({ database: open });
    browser = await signIn(server);
    store = storeSchema.parse(
      (await browser('POST', '/api/v1/stores', { name: 'Nordlys', origins: ['https://shop.example'] })).json,
    ).id;
    path = `/api/v1/stores/${store}/experiences`;
    const password = await hashPassword(owner.password);
    const member = { id: 'ann', email: 'ann@facet.example', name: 'Ann', role: 'editor' as const };
    await server.context.database.queryable
      .insertInto('members')
      .values({ ...member, password_hash: password, created_at: new Date() })
      .execute();
    ann = createBrowser(server);
    await ann('POST', '/api/v1/session', { email: member.email, password: owner.password });
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const read = (answer: Answer) => experienceSchema.parse(answer.json);
  const readDraft = (answer: Answer) => experienceDraftSchema.parse(answer.json);
  const get = async (id: string, send = browser) => read(await send('GET', `${path}/${id}`));
  const create = async (kind = 'test') =>
    read(await browser('POST', path, { kind, name: 'Free shipping bar' }));
  const save = (id: string, body: object, send = browser) => send('PUT', `${path}/${id}/draft`, body);
  const setStatus = (id: string, status: string) => browser('POST', `${path}/${id}/status`, { status });
  const listActions = async (id: string) =>
    auditPageSchema
      .parse((await browser('GET', `/api/v1/stores/${store}/audit`)).json)
      .entries.filter(({ target }) => target === id)
      .map(({ action }) => action);
  const shownIn = async (id: string) => {
    const { queryable } = server.context.database;
    const kept = await server.context.stores.get(store);
    return (await listWithDrafts(queryable, kept)).find((each) => each.id === id);
  };

  it('is kept beside what is published, incomplete as it is, with who saved it', async () => {
    const { id, definition, revision } = await create();
    expect((await get(id)).draft).toBeNull();
    const half = {
      ...definition,
      allocation: null,
      audience: { type: 'custom', expression: { and: [{ or: [{ field: 'device', operator: '' }] }] } },
    };
    const saved = readDraft(
      await save(id, { revision: null, basedOn: revision, name: '', definition: half }, ann),
    );
    expect(saved).toMatchObject({ name: '', basedOn: revision, savedBy: 'Ann' });
    expect(saved.definition).toEqual({ ...half, name: '' });
    const whole = await get(id);
    expect(whole).toMatchObject({ revision, name: 'Free shipping bar', definition });
    expect(whole.draft).toEqual(saved);
    // A draft that could not be published shows nowhere.
    expect(await shownIn(id)).toMatchObject({ name: 'Free shipping bar', definition });
    expect(await listActions(id)).toEqual(['experience.created']);
  });

  it('never decides what it is a draft of, nor whether that runs', async () => {
    const { id, definition, revision, kind } = await create('personalization');
    const forged = { ...definition, id: 'stolen', seed: 'mine', status: 'running', kind: 'test', version: 9 };
    const { mode: _mode, ...without } = { mode: undefined, ...forged };
    const saved = readDraft(
      await save(id, { revision: null, basedOn: revision, name: 'New', definition: without }),
    );
    expect(saved.definition).toEqual({ ...definition, name: 'New' });
    expect(kind).toBe('personalization');
    await setStatus(id, 'running');
    expect((await get(id)).draft?.definition).toMatchObject({ status: 'running' });
  });

  it('follows a mere change of status, and is gone with what was published', async () => {
    const { id, definition, revision } = await create();
    const draft = readDraft(await save(id, { revision: null, basedOn: revision, name: 'New', definition }));
    const started = read(await setStatus(id, 'running'));
    expect(started.draft).toEqual({
      ...draft,
      basedOn: started.revision,
      definition: { ...draft.definition, status: 'running' },
    });
    const body = { revision: started.revision, name: 'New', definition };
    const published = read(await browser('PUT', `${path}/${id}`, { ...body, draftRevision: draft.revision }));
    expect(published).toMatchObject({ name: 'New', draft: null });
    expect((await get(id)).draft).toBeNull();
    expect(await listActions(id)).toEqual(['experience.saved', 'experience.started', 'experience.created']);
  });

  it('of two editors who begin at once is the first one’s, and the other one is told', async () => {
    const { id, definition, revision } = await create();
    const body = { revision: null, basedOn: revision, definition };
    const answers = await Promise.all([
      save(id, { ...body, name: 'Mine' }),
      save(id, { ...body, name: 'Hers' }, ann),
    ]);
    const [kept, refused] = answers[0].status === 200 ? answers : [answers[1], answers[0]];
    expect(refused.json).toMatchObject({ status: 409, code: 'stale_draft' });
    const winner = readDraft(kept);
    expect((await get(id)).draft).toEqual(winner);
    expect((await save(id, { ...body, name: 'Again', revision: winner.revision })).status).toBe(200);
    expect((await save(id, { ...body, name: 'Late', revision: winner.revision }, ann)).json).toMatchObject({
      code: 'stale_draft',
    });
  });

  it('that was discarded and begun anew is never taken for the old one', async () => {
    const { id, definition, revision } = await create();
    const body = { basedOn: revision, definition };
    const first = readDraft(await save(id, { ...body, revision: null, name: 'First' }));
    expect((await browser('DELETE', `${path}/${id}/draft`)).status).toBe(204);
    const second = readDraft(await save(id, { ...body, revision: null, name: 'Second' }, ann));
    expect(second.revision).not.toBe(first.revision);
    for (const attempt of [
      await save(id, { ...body, revision: first.revision, name: 'Late' }),
      await browser('DELETE', `${path}/${id}/draft?revision=${first.revision}`),
      await browser('PUT', `${path}/${id}`, {
        revision,
        draftRevision: first.revision,
        name: 'Late',
        definition,
      }),
    ]) {
      expect(attempt.json).toMatchObject({ status: 409, code: 'stale_draft' });
    }
    expect((await get(id)).draft).toEqual(second);
    // Her work is written down where somebody else discards it.
    expect((await browser('DELETE', `${path}/${id}/draft?revision=${second.revision}`)).status).toBe(204);
    expect((await browser('DELETE', `${path}/${id}/draft`)).status).toBe(204);
    expect(await listActions(id)).toEqual(['experience.draft_discarded', 'experience.created']);
  });

  it('is refused once somebody published in between, and for what has ended', async () => {
    const { id, definition, revision } = await create();
    await browser('PUT', `${path}/${id}`, { revision, name: 'Published', definition });
    const body = { revision: null, basedOn: revision, name: 'Late', definition };
    expect((await save(id, body)).json).toMatchObject({ status: 409, code: 'stale_draft' });
    await setStatus(id, 'running');
    const { revision: running } = await get(id);
    expect((await save(id, { ...body, basedOn: running }, ann)).status).toBe(200);
    const { revision: last, draft } = read(await setStatus(id, 'ended'));
    expect(draft).toBeNull();
    expect((await listActions(id)).slice(0, 2)).toEqual(['experience.ended', 'experience.draft_discarded']);
    expect((await save(id, { ...body, basedOn: last })).json).toMatchObject({ code: 'status_not_allowed' });
    expect((await save('none', body)).json).toMatchObject({ code: 'not_found' });
  });

  it('shows in previews as soon as it could be published', async () => {
    const { id, definition, revision } = await create();
    const [control, other] = definition.variations;
    const redirect = (url: string) => ({
      ...definition,
      variations: [control, { ...other, changes: [{ kind: 'redirect', url }] }],
    });
    const body = { basedOn: revision, name: 'Elsewhere' };
    const away = readDraft(
      await save(id, { ...body, revision: null, definition: redirect('https://elsewhere.example/') }),
    );
    expect(await shownIn(id)).toMatchObject({ name: 'Free shipping bar' });
    await save(id, { ...body, revision: away.revision, definition: redirect('/sale') });
    expect(await shownIn(id)).toMatchObject({
      name: 'Elsewhere',
      definition: { variations: [{}, { changes: [{ kind: 'redirect', url: '/sale' }] }] },
    });
    const link = await browser('POST', `${path}/${id}/preview-links`, { variation: other?.id, page: '/' });
    expect(link.status).toBe(201);
    expect((await get(id)).definition.variations[1]?.changes).toEqual([]);
  });

  it.each<[string, (definition: object) => unknown]>([
    ['no object', () => 'all'],
    ['no variations', ({ ...rest }) => ({ ...rest, variations: undefined })],
    [
      'too many changes',
      (rest) => ({ ...rest, variations: [toVariation(Array.from({ length: 101 }, () => heading))] }),
    ],
    ['a change of no kind', (rest) => ({ ...rest, variations: [toVariation([{ selector: 'h1' }])] })],
    ['an audience of another shape', (rest) => ({ ...rest, audience: { type: 'somebody' } })],
    ['an expression that is none', (rest) => ({ ...rest, pages: { xor: [] } })],
    ['more text than a definition holds', (rest) => ({ ...rest, note: 'x'.repeat(300_000) })],
  ])('of %s is refused and what was kept stays', async (_what, change) => {
    const { id, definition, revision } = await create();
    const body = { revision: null, basedOn: revision, name: 'New' };
    const answer = await save(id, { ...body, definition: change(definition) });
    expect([400, 413]).toContain(answer.status);
    expect((await get(id)).draft).toBeNull();
  });

  it('of a nest without end is refused', async () => {
    const { id, definition, revision } = await create();
    const body = {
      revision: null,
      basedOn: revision,
      name: 'New',
      definition: { ...definition, pages: 'NEST' },
    };
    const nest = `${'{"not":'.repeat(20_000)}{"field":"device","operator":"exists"}${'}'.repeat(20_000)}`;
    const text = JSON.stringify(body).replace('"NEST"', nest);
    const type = { 'content-type': 'application/json' };
    expect((await browser('PUT', `${path}/${id}/draft`, text, type)).json).toMatchObject({
      code: 'invalid_body',
      problems: [{ path: 'definition', message: expect.stringContaining('deep') }],
    });
  });

  const toVariation = (changes: readonly object[]) => ({ id: 'a', control: true, weight: 1, changes });
});
