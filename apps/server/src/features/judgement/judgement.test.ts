import { experienceSchema, type Judgement, judgementSchema, storeSchema } from '@facet/protocol';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../db/testing/test-databases.ts';
import type { Server } from '../../server.ts';
import { type Send, signIn, startTestServer } from '../../testing/test-server.ts';

const device = (value: string) => ({ field: 'device', operator: 'is_one_of', value: [value] });
const vip = { field: 'klaviyo_segment', operator: 'equals', value: 'VIP' };
const unfinished = { ...vip, value: '' };
const heading = { kind: 'text', selector: '.hero h1', value: 'Hello' };

describeOnEachDatabase('a definition that is not saved', (open) => {
  let server: Server;
  let browser: Send;
  let store: string;
  let experience: ReturnType<typeof experienceSchema.parse>;
  beforeAll(async () => {
    server = await startTestServer({ database: open });
    browser = await signIn(server);
  });
  afterAll(() => server[Symbol.asyncDispose]());
  beforeEach(async () => {
    const created = await browser('POST', '/api/v1/stores', { name: 'Nordlys', origins: [] });
    store = `/api/v1/stores/${storeSchema.parse(created.json).id}`;
    const draft = await browser('POST', `${store}/experiences`, { kind: 'test', name: 'Hero' });
    experience = experienceSchema.parse(draft.json);
  });

  const judge = async (changes: object, name = 'Hero'): Promise<Judgement> => {
    const definition = { ...experience.definition, ...changes };
    const answer = await browser('POST', `${store}/experiences/${experience.id}/judgement`, {
      name,
      definition,
    });
    expect(answer.status).toBe(200);
    return judgementSchema.parse(answer.json);
  };
  const custom = (expression: object) => ({ audience: { type: 'custom', expression } });
  const codes = ({ warnings }: Judgement) => warnings.map(({ code, path }) => [code, path]);

  it('is told what it would be warned of, each with its place, and nothing is kept', async () => {
    const judged = await judge(custom({ and: [{ or: [vip] }, device('mobile'), device('tablet')] }));
    expect(judged.problems).toEqual([]);
    expect(codes(judged)).toEqual([
      ['default_assignment_trap', 'definition.audience'],
      ['nothing_changes', 'definition.variations'],
      ['never_true', 'definition.audience.expression.and[2]'],
    ]);
    const kept = await browser('GET', `${store}/experiences/${experience.id}`);
    expect(experienceSchema.parse(kept.json)).toEqual(experience);
  });

  it('may be unfinished: what is missing is told, and the rest is judged all the same', async () => {
    const judged = await judge(
      custom({ and: [{ or: [vip, unfinished] }, device('mobile'), device('tablet')] }),
      ' ',
    );
    expect(judged.problems).toEqual([
      { path: 'name', message: 'Give it a name.' },
      { path: 'definition.audience.expression.and[0].or[1].value', message: expect.any(String) },
    ]);
    expect(codes(judged)).toContainEqual(['never_true', 'definition.audience.expression.and[2]']);
    expect(codes(judged)).toContainEqual(['default_assignment_trap', 'definition.audience']);
  });

  it('is not judged further where more is wrong than can be told', async () => {
    const all = { and: [device('mobile'), device('tablet')] };
    const strays = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`stray${index}`, 1]));
    const judged = await judge({ ...custom(all), ...strays });
    expect(judged.problems).toHaveLength(200);
    expect(judged.warnings).toEqual([]);
  });

  it('claims nothing of what is unfinished', async () => {
    const rows = [
      { id: 'r', when: { or: [unfinished] }, action: { type: 'assign', variation: 'x' }, counted: true },
    ];
    const audience = { type: 'advanced', rows, otherwise: { type: 'leave' } };
    const variations = experience.definition.variations.map((each) => ({
      ...each,
      changes: [{ ...heading, selector: '' }],
    }));
    const judged = await judge({ audience, variations, allocation: null, schedule: { start: 'soon' } });
    expect(judged.problems.length).toBeGreaterThan(4);
    expect(judged.warnings).toEqual([]);
  });

  it('may be anything at all', async () => {
    for (const definition of [
      {},
      { audience: 7 },
      { audience: { type: 'custom', expression: { and: 'x' } } },
    ]) {
      const answer = await browser('POST', `${store}/experiences/${experience.id}/judgement`, {
        name: 'A',
        definition,
      });
      expect(judgementSchema.parse(answer.json).problems.length).toBeGreaterThan(0);
    }
  });

  it('is refused what saving would refuse', async () => {
    const javascript = { field: 'javascript', operator: 'is_true', value: 'a.b' };
    const { problems } = await judge(custom({ or: [javascript] }));
    expect(problems).toEqual([
      { path: 'definition.audience.expression.or[0]', message: expect.stringContaining('Settings') },
    ]);
  });

  it('is judged beside the others, also before it was ever saved', async () => {
    const variations = experience.definition.variations.map((each) =>
      each.control ? each : { ...each, changes: [heading] },
    );
    const other = await browser('POST', `${store}/experiences`, { kind: 'test', name: 'Other' });
    const { id, definition } = experienceSchema.parse(other.json);
    const changed = {
      ...definition,
      variations: definition.variations.map((each) =>
        each.control ? each : { ...each, changes: [heading] },
      ),
    };
    await browser('PUT', `${store}/experiences/${id}`, { revision: 1, name: 'Other', definition: changed });
    await browser('POST', `${store}/experiences/${id}/status`, { status: 'running' });
    expect((await judge({ variations })).warnings).toEqual([
      {
        code: 'conflict',
        message: expect.stringContaining('“Other”'),
        path: 'definition.variations',
        about: id,
      },
    ]);
  });

  it('is not there in another store', async () => {
    const answer = await browser('POST', `${store}/experiences/nothing/judgement`, {
      name: 'A',
      definition: {},
    });
    expect(answer.status).toBe(404);
  });
});
