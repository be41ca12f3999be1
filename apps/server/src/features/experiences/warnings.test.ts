import { experienceListSchema, experienceSchema, storeSchema } from '@facet/protocol';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../db/testing/test-databases.ts';
import type { Server } from '../../server.ts';
import { type Answer, type Send, signIn, startTestServer } from '../../testing/test-server.ts';

const heading = { kind: 'text', selector: '.hero h1', value: 'Hello' };
const javascript = { field: 'javascript', operator: 'is_true', value: 'shop.isOpen' };

describeOnEachDatabase('experiences beside others', (open) => {
  let server: Server;
  let browser: Send;
  let store: string;
  beforeAll(async () => {
    server = await startTestServer({ database: open });
    browser = await signIn(server);
  });
  afterAll(() => server[Symbol.asyncDispose]());
  beforeEach(async () => {
    const created = await browser('POST', '/api/v1/stores', { name: 'Nordlys', origins: [] });
    store = `/api/v1/stores/${storeSchema.parse(created.json).id}`;
  });

  const read = (answer: Answer) => experienceSchema.parse(answer.json);
  const save = async (name: string, changes: object): Promise<Answer> => {
    const draft = read(await browser('POST', `${store}/experiences`, { kind: 'personalization', name }));
    const variations = draft.definition.variations.map((each) =>
      each.control ? each : { ...each, changes: [heading] },
    );
    const definition = { ...draft.definition, variations, ...changes };
    return await browser('PUT', `${store}/experiences/${draft.id}`, { revision: 1, name, definition });
  };
  const setStatus = (id: string, status: string) =>
    browser('POST', `${store}/experiences/${id}/status`, { status });
  const start = async (name: string, changes: object = {}) => {
    const { id } = read(await save(name, changes));
    return read(await setStatus(id, 'running'));
  };
  const setUp = (settings: object) => browser('PATCH', store, { settings });

  it('are told of each other while both have started, one by one and in the list', async () => {
    const old = await start('Old');
    const latest = await start('New');
    expect(latest.warnings).toMatchObject([
      { code: 'conflict', message: expect.stringContaining('sees what “Old” shows') },
    ]);
    expect(read(await browser('GET', `${store}/experiences/${old.id}`)).warnings).toMatchObject([
      { code: 'conflict', message: expect.stringContaining('“New”') },
    ]);
    const { experiences } = experienceListSchema.parse((await browser('GET', `${store}/experiences`)).json);
    expect(experiences.map(({ name, warnings }) => [name, warnings])).toEqual([
      ['New', 1],
      ['Old', 1],
    ]);
    await setStatus(old.id, 'ended');
    expect(read(await browser('GET', `${store}/experiences/${latest.id}`)).warnings).toEqual([]);
  });

  it('are judged by the store’s own time zone', async () => {
    await setUp({ timeZone: 'Asia/Tokyo' });
    const { warnings } = await start('Sale', { schedule: { end: '2020-01-01T00:00' } });
    expect(warnings).toMatchObject([
      { code: 'schedule_over', message: expect.stringContaining('(Asia/Tokyo)') },
    ]);
  });

  it('have no JavaScript where the store does not allow it', async () => {
    const changes = { audience: { type: 'custom', expression: { or: [javascript] } } };
    const refusal = {
      status: 422,
      code: 'invalid_definition',
      problems: [
        {
          path: 'definition.audience.expression.or[0]',
          message: expect.stringContaining('Settings'),
        },
      ],
    };
    expect((await save('Refused', changes)).json).toMatchObject(refusal);
    await setUp({ javascriptConditions: true });
    const saved = read(await save('Allowed', changes));
    expect(saved.warnings).toMatchObject([{ code: 'javascript_needs_eval' }]);
    await setUp({ javascriptConditions: false });
    expect((await setStatus(saved.id, 'running')).json).toMatchObject(refusal);
    await setUp({ javascriptConditions: true });
    expect((await setStatus(saved.id, 'running')).status).toBe(200);
    await setUp({ javascriptConditions: false });
    expect(read(await setStatus(saved.id, 'paused')).warnings).toMatchObject([{ code: 'javascript_off' }]);
  });
});
