import { auditPageSchema, type Experience, experienceSchema, storeSchema } from '@facet/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../db/testing/test-databases.ts';
import type { Server } from '../../server.ts';
import { type Answer, type Send, signIn, startTestServer } from '../../testing/test-server.ts';

const heading = { kind: 'text', selector: '.hero h1', value: 'Hello' };

describeOnEachDatabase('a duplicate', (open) => {
  let server: Server;
  let browser: Send;
  let store: string;
  let path: string;
  beforeAll(async () => {
    server = await startTestServer({ database: open });
    browser = await signIn(server);
    store = `/api/v1/stores/${storeSchema.parse((await browser('POST', '/api/v1/stores', { name: 'Nordlys', origins: [] })).json).id}`;
    path = `${store}/experiences`;
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const read = (answer: Answer): Experience => experienceSchema.parse(answer.json);
  const create = async (kind: string, name: string, part: (made: Experience) => object) => {
    const made = read(await browser('POST', path, { kind, name }));
    const definition = { ...made.definition, ...part(made) };
    return read(await browser('PUT', `${path}/${made.id}`, { revision: 1, name, definition }));
  };
  const duplicate = async ({ id }: Experience) => browser('POST', `${path}/${id}/duplicate`);

  it('is a draft that does the same, with ids and a split of its own', async () => {
    const source = await create('test', 'Rows', ({ definition: { variations } }) => ({
      variations: variations.map((each) => ({ ...each, changes: each.control ? [] : [heading] })),
      audience: {
        type: 'advanced',
        rows: [
          {
            id: 'first',
            when: { field: 'identified', operator: 'equals', value: false },
            action: { type: 'assign', variation: variations[1]?.id },
            counted: false,
          },
        ],
        otherwise: { type: 'split' },
      },
      group: { key: 'Hero', weight: 2 },
    }));
    await browser('POST', `${path}/${source.id}/status`, { status: 'running' });
    const answer = await duplicate(source);
    expect(answer.status).toBe(201);
    const copy = read(answer);
    expect(copy).toMatchObject({
      name: 'Rows (copy)',
      kind: 'test',
      status: 'draft',
      revision: 1,
      startedAt: null,
      draft: null,
    });
    const { definition } = copy;
    expect(definition.seed).not.toBe(source.definition.seed);
    expect(definition.variations.map(({ changes }) => changes)).toEqual([[], [heading]]);
    const all = [definition, source.definition].map(({ id, variations, audience }) => [
      id,
      ...variations.map((each) => each.id),
      ...(audience.type === 'advanced' ? audience.rows.map((row) => row.id) : []),
    ]);
    expect(new Set(all.flat()).size).toBe(8);
    expect(definition).toMatchObject({
      audience: { rows: [{ action: { type: 'assign', variation: definition.variations[1]?.id } }] },
      group: { key: 'Hero', weight: 2 },
    });
    expect((await browser('POST', `${path}/${copy.id}/status`, { status: 'running' })).status).toBe(200);
  });

  it('holds what is not published yet, and what is, with the same ids in both', async () => {
    const source = await create('test', 'Typing', () => ({}));
    const [control, variation] = source.definition.variations;
    const draft = {
      revision: null,
      basedOn: source.revision,
      name: 'Typed <i>',
      definition: {
        ...source.definition,
        variations: [control, { ...variation, weight: null, changes: [{ kind: 'text', selector: '' }] }],
      },
    };
    expect((await browser('PUT', `${path}/${source.id}/draft`, draft)).status).toBe(200);
    const copy = read(await duplicate(source));
    expect(copy.name).toBe('Typed <i> (copy)');
    expect(copy.draft).toMatchObject({ name: 'Typed <i> (copy)', basedOn: 1 });
    expect(copy.draft?.definition.variations.map(({ id }) => id)).toEqual(
      copy.definition.variations.map(({ id }) => id),
    );
    expect(copy.draft?.definition.variations[1]).toMatchObject({
      weight: null,
      changes: [{ kind: 'text', selector: '' }],
    });
    expect(copy.draft?.definition.variations[1]?.id).not.toBe(variation?.id);
  });

  it('of one that has ended and is archived is in the list again, without its past', async () => {
    const source = await create('personalization', 'Black Friday', () => ({
      audience: { type: 'link', token: 'friday' },
      schedule: { start: '2020-11-27T00:00', end: '2020-11-30T00:00' },
    }));
    await browser('POST', `${path}/${source.id}/status`, { status: 'running' });
    await browser('POST', `${path}/${source.id}/status`, { status: 'ended' });
    await browser('POST', `${path}/${source.id}/archive`, { archived: true });
    const copy = read(await duplicate(source));
    expect(copy).toMatchObject({ status: 'draft', endedAt: null, archivedAt: null });
    expect(copy.definition).not.toHaveProperty('schedule');
    expect(copy.definition.audience).toMatchObject({ type: 'link' });
    // Two behind one link would both take its visitors.
    expect(copy.definition.audience).not.toEqual(source.definition.audience);
  });

  it('keeps what is still to come of a schedule', async () => {
    const source = await create('test', 'Season', () => ({
      schedule: { start: '2020-01-01T00:00', end: '2098-01-01T00:00' },
    }));
    expect(read(await duplicate(source)).definition.schedule).toEqual({ end: '2098-01-01T00:00' });
  });

  it('is called as no other, and as long as a name may be', async () => {
    const long = await create('test', `${'🏔️'.repeat(39)}x`, () => ({}));
    const [one, two, three] = [await duplicate(long), await duplicate(long), await duplicate(long)].map(read);
    expect(one?.name).toBe(`${'🏔️'.repeat(37)} (copy)`.slice(0, 120));
    expect(two?.name.endsWith('🏔️ (copy 2)')).toBe(true);
    expect(three?.name.endsWith('🏔️ (copy 3)')).toBe(true);
    if (one === undefined) throw new Error('It was not copied.');
    expect(read(await duplicate(one)).name.endsWith('🏔️ (copy 4)')).toBe(true);
  });

  it('is in the log of changes, and is nobody’s to make of what is not there', async () => {
    const source = await create('test', 'Logged', () => ({}));
    const copy = read(await duplicate(source));
    const { entries } = auditPageSchema.parse((await browser('GET', `${store}/audit`)).json);
    expect(entries[0]).toMatchObject({
      action: 'experience.duplicated',
      target: copy.id,
      after: { name: 'Logged (copy)', copyOf: 'Logged' },
    });
    expect((await browser('POST', `${path}/nowhere/duplicate`)).status).toBe(404);
  });
});
