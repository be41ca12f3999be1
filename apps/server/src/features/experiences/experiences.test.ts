import { experienceListSchema, experienceSchema, storeSchema } from '@facet/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../../server.ts';
import { type Send, signIn, startTestServer } from '../../testing/test-server.ts';

describe('experiences', () => {
  let server: Server;
  let browser: Send;
  let path: string;
  beforeAll(async () => {
    server = await startTestServer();
    browser = await signIn(server);
    const store = await browser('POST', '/api/v1/stores', { name: 'Nordlys', origins: [] });
    path = `/api/v1/stores/${storeSchema.parse(store.json).id}/experiences`;
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const create = async (kind = 'test', name = 'Free shipping bar') =>
    experienceSchema.parse((await browser('POST', path, { kind, name })).json);
  const read = (answer: { readonly json: unknown }) => experienceSchema.parse(answer.json);
  const setStatus = (id: string, status: string) => browser('POST', `${path}/${id}/status`, { status });

  it('begin as a draft for everyone, with a control and one variation', async () => {
    const experience = await create('personalization', '<b>VIP</b> & friends');
    expect(experience).toMatchObject({
      name: '<b>VIP</b> & friends',
      kind: 'personalization',
      status: 'draft',
      revision: 1,
      startedAt: null,
    });
    expect(experience.definition.variations.map((variation) => variation.control)).toEqual([true, false]);
    const list = experienceListSchema.parse((await browser('GET', path)).json);
    expect(experience.draft).toBeNull();
    expect(list.experiences.find(({ id }) => id === experience.id)).toMatchObject({
      name: experience.name,
      audience: { type: 'everyone' },
      variations: 2,
      hasDraft: false,
    });
    expect(read(await browser('GET', `${path}/${experience.id}`))).toEqual(experience);
  });

  it('are saved with the next revision; what is not the editor’s to decide stays', async () => {
    const { id, definition } = await create();
    const forged = {
      ...definition,
      id: 'stolen',
      seed: 'mine',
      status: 'running',
      kind: 'personalization',
      version: 9,
      allocation: 0.5,
    };
    const saved = read(
      await browser('PUT', `${path}/${id}`, { revision: 1, name: 'Renamed', definition: forged }),
    );
    expect(saved).toMatchObject({ id, name: 'Renamed', revision: 2, status: 'draft' });
    expect(saved.definition).toEqual({ ...definition, name: 'Renamed', allocation: 0.5 });
  });

  it('refuse the second of two editors and keep what the first one saved', async () => {
    const { id, definition } = await create();
    const [one, two] = await Promise.all([
      browser('PUT', `${path}/${id}`, { revision: 1, name: 'One', definition }),
      browser('PUT', `${path}/${id}`, { revision: 1, name: 'Two', definition }),
    ]);
    const [kept, refused] = one.status === 200 ? [one, two] : [two, one];
    expect(refused.json).toMatchObject({ status: 409, code: 'stale_revision' });
    expect(read(await browser('GET', `${path}/${id}`))).toEqual(read(kept));
  });

  it('start, pause, go on and end for good, each written down', async () => {
    const { id } = await create();
    const started = read(await setStatus(id, 'running'));
    expect(started).toMatchObject({ status: 'running', definition: { status: 'running' }, endedAt: null });
    expect(started.startedAt).not.toBeNull();
    expect(read(await setStatus(id, 'paused'))).toMatchObject({ status: 'paused' });
    expect(read(await setStatus(id, 'running'))).toMatchObject({
      status: 'running',
      startedAt: started.startedAt,
    });
    const ended = read(await setStatus(id, 'ended'));
    expect(ended.endedAt).not.toBeNull();
    for (const status of ['running', 'paused', 'ended']) {
      expect((await setStatus(id, status)).json).toMatchObject({ status: 409, code: 'status_not_allowed' });
    }
    const save = await browser('PUT', `${path}/${id}`, {
      revision: ended.revision,
      name: 'Again',
      definition: ended.definition,
    });
    expect(save.json).toMatchObject({ code: 'status_not_allowed' });
    const audit = await browser('GET', path.replace('experiences', 'audit'));
    const actions = [
      'experience.ended',
      'experience.started',
      'experience.paused',
      'experience.started',
      'experience.created',
    ];
    expect(audit.json).toMatchObject({
      entries: expect.arrayContaining(
        actions.map((action) => expect.objectContaining({ action, target: id })),
      ),
    });
  });

  it('keep every variation once started', async () => {
    const { id, definition } = await create();
    const started = read(await setStatus(id, 'running'));
    const variations = definition.variations.map((variation) =>
      variation.control ? variation : { ...variation, id: 'another' },
    );
    const answer = await browser('PUT', `${path}/${id}`, {
      revision: started.revision,
      name: 'Cut',
      definition: { ...definition, variations },
    });
    expect(answer.json).toMatchObject({
      status: 422,
      code: 'invalid_definition',
      problems: [{ path: 'definition.variations' }],
    });
  });

  it('are deleted as drafts only', async () => {
    const draft = await create();
    expect((await browser('DELETE', `${path}/${draft.id}`)).status).toBe(204);
    expect((await browser('GET', `${path}/${draft.id}`)).json).toMatchObject({ code: 'not_found' });
    const running = await create();
    await setStatus(running.id, 'running');
    expect((await browser('DELETE', `${path}/${running.id}`)).json).toMatchObject({
      status: 409,
      code: 'not_a_draft',
    });
  });

  it.each([
    ['no variation', { variations: [] }],
    ['two controls', { variations: ['a', 'b'].map((id) => ({ id, control: true, weight: 1, changes: [] })) }],
    ['a negative weight', { variations: [{ id: 'a', control: true, weight: -1, changes: [] }] }],
    ['an unknown audience', { audience: { type: 'somebody' } }],
    ['an expression that is none', { audience: { type: 'custom', expression: { xor: [] } } }],
    ['an allocation of two', { allocation: 2 }],
    ['a text where a list belongs', { variations: 'all' }],
  ])('refuse %s and say where', async (_case, changes) => {
    const { id, definition, revision } = await create();
    const answer = await browser('PUT', `${path}/${id}`, {
      revision,
      name: 'Bad',
      definition: { ...definition, ...changes },
    });
    expect(answer.json).toMatchObject({
      status: 422,
      code: 'invalid_definition',
      problems: [{ path: expect.stringMatching(/^definition\./) }],
    });
    expect(read(await browser('GET', `${path}/${id}`))).toMatchObject({ revision: 1, definition });
  });

  it.each([
    [{ kind: 'test' }, 'name'],
    [{ kind: 'survey', name: 'a' }, 'kind'],
    [{ kind: 'test', name: '   ' }, 'name'],
    [{ kind: 'test', name: 'a', status: 'running' }, ''],
  ])('refuse to be created from %j', async (body, where) => {
    expect((await browser('POST', path, body)).json).toMatchObject({
      code: 'invalid_body',
      problems: [{ path: where }],
    });
  });

  it('of one store are not there in another', async () => {
    const { id } = await create();
    const other = storeSchema.parse(
      (await browser('POST', '/api/v1/stores', { name: 'Other', origins: [] })).json,
    );
    expect((await browser('GET', `/api/v1/stores/${other.id}/experiences/${id}`)).json).toMatchObject({
      code: 'not_found',
    });
    expect(
      (await browser('POST', `/api/v1/stores/${other.id}/experiences/${id}/status`, { status: 'running' }))
        .json,
    ).toMatchObject({ code: 'not_found' });
  });
});
