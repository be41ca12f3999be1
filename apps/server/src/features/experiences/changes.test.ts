import { readFileSync } from 'node:fs';
import { changeKinds } from '@facet/engine';
import { experienceSchema, storeSchema } from '@facet/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../db/testing/test-databases.ts';
import type { Server } from '../../server.ts';
import { type Answer, type Send, signIn, startTestServer } from '../../testing/test-server.ts';

type Vectors = {
  readonly changes: readonly { readonly change: { readonly kind: string } }[];
  readonly refused: readonly { readonly change: object; readonly path: string }[];
};
const file = new URL('../../../../../spec/changes.json', import.meta.url);
const { changes: accepted, refused: all }: Vectors = JSON.parse(readFileSync(file, 'utf8'));
// Whoever sends such a key is not even read.
const refused = all.filter(({ path }) => !path.includes('__proto__'));

describeOnEachDatabase('changes of every kind', (open) => {
  let server: Server;
  let browser: Send;
  let path: string;
  beforeAll(async () => {
    server = await startTestServer({ database: open });
    browser = await signIn(server);
    const store = await browser('POST', '/api/v1/stores', { name: 'Nordlys', origins: [] });
    path = `/api/v1/stores/${storeSchema.parse(store.json).id}/experiences`;
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const read = (answer: Answer) => experienceSchema.parse(answer.json);
  const save = async (changes: readonly object[]): Promise<Answer> => {
    const { id, definition } = read(await browser('POST', path, { kind: 'test', name: 'Hero' }));
    const variations = definition.variations.map((each) => (each.control ? each : { ...each, changes }));
    return await browser('PUT', `${path}/${id}`, {
      revision: 1,
      name: 'Hero',
      definition: { ...definition, variations },
    });
  };

  it('are saved as they are, started, and read again', async () => {
    const changes = accepted.map(({ change }) => change);
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(changeKinds));
    const { id } = read(await save(changes));
    expect((await browser('POST', `${path}/${id}/status`, { status: 'running' })).status).toBe(200);
    const { definition, warnings } = read(await browser('GET', `${path}/${id}`));
    expect(definition.variations.map((variation) => variation.changes)).toEqual([[], changes]);
    expect(warnings).toMatchObject([{ code: 'javascript_change_needs_eval' }]);
  });

  it('are refused all at once, each where it is wrong', async () => {
    const { json } = await save(refused.map(({ change }) => change));
    expect(json).toMatchObject({
      status: 422,
      code: 'invalid_definition',
      problems: refused.map(({ path: at }, index) => ({
        path: `definition.variations[1].changes[${index}].${at}`,
      })),
    });
  });

  it('are refused where their code cannot be read, whatever the store says of JavaScript', async () => {
    const { json } = await save([{ kind: 'javascript', code: 'return {' }]);
    expect(json).toMatchObject({
      status: 422,
      code: 'invalid_definition',
      problems: [
        {
          path: 'definition.variations[1].changes[0].code',
          message: expect.stringMatching(/^This JavaScript cannot be read: .*, in line 1\./),
        },
      ],
    });
  });

  it('cannot bring keys that are none', async () => {
    const value: unknown = JSON.parse('{"__proto__":{"a":1}}');
    expect((await save([{ kind: 'variable', name: 'a', value }])).json).toMatchObject({ status: 400 });
  });

  it('cannot bring text that no database keeps', async () => {
    const { json } = await save([{ kind: 'variable', name: 'a', value: { b: ['\0'] } }]);
    expect(json).toMatchObject({ code: 'invalid_body' });
  });
});
