import { apiTokenListSchema, auditPageSchema, newApiTokenSchema, storeListSchema } from '@facet/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Server } from '../../server.ts';
import {
  type Answer,
  createBrowser,
  owner,
  type Send,
  signIn,
  startTestServer,
} from '../../testing/test-server.ts';

let now = Date.UTC(2026, 10, 25, 12);
const day = 86_400_000;
let server: Server;
let asOwner: Send;
let nordlys: string;
let other: string;
beforeAll(async () => {
  server = await startTestServer({ ports: { now: () => now }, config: { trustProxy: 1 } });
  const { stores } = server.context;
  nordlys = (await stores.create({ name: 'Nordlys', origins: [] }, null)).id;
  other = (await stores.create({ name: 'Other', origins: [] }, null)).id;
});
beforeEach(async () => {
  asOwner = await signIn(server);
});
afterAll(() => server[Symbol.asyncDispose]());

const create = async (more: object = {}) => {
  const body = { name: 'CI', role: 'editor', storeId: null, lifeDays: null, ...more };
  return newApiTokenSchema.parse((await asOwner('POST', '/api/v1/tokens', body)).json);
};
/** A program: no cookie, no page that it comes from. */
const ask = (
  secret: string,
  method: string,
  path: string,
  body?: unknown,
  address = '198.51.100.1',
): Promise<Answer> =>
  createBrowser(server)(method, path, body, {
    authorization: `Bearer ${secret}`,
    origin: null,
    'x-forwarded-for': address,
  });
const draft = { kind: 'test', name: 'By a program' };

describe('a token', () => {
  it('opens what its role may do, without a page, and its name is in the log of changes', async () => {
    const { secret, token } = await create({ name: 'Deploy' });
    expect(secret).toMatch(/^facet_[\w-]{43}$/);
    expect(secret.startsWith(token.prefix)).toBe(true);
    const experiences = `/api/v1/stores/${nordlys}/experiences`;
    expect((await ask(secret, 'POST', experiences, draft)).status).toBe(201);
    expect((await ask(secret, 'GET', '/api/v1/session')).json).toEqual({
      state: 'signed_in',
      member: { id: expect.any(String), email: owner.email, name: 'Owner', role: 'editor' },
    });
    expect((await ask(secret, 'GET', '/api/v1/members')).json).toMatchObject({ code: 'forbidden' });
    expect((await ask(secret, 'POST', '/api/v1/tokens', {})).json).toMatchObject({ code: 'forbidden' });
    const { entries } = auditPageSchema.parse((await asOwner('GET', `/api/v1/stores/${nordlys}/audit`)).json);
    expect(entries[0]).toMatchObject({
      action: 'experience.created',
      memberName: 'Owner',
      tokenName: 'Deploy',
    });
  });

  it('of a viewer only looks', async () => {
    const { secret } = await create({ role: 'viewer' });
    expect((await ask(secret, 'GET', `/api/v1/stores/${nordlys}/experiences`)).status).toBe(200);
    expect((await ask(secret, 'POST', `/api/v1/stores/${nordlys}/experiences`, draft)).status).toBe(403);
  });

  it('of one store opens that one alone, and sees no other', async () => {
    const { secret, token } = await create({ storeId: nordlys });
    expect(token.store).toEqual({ id: nordlys, name: 'Nordlys' });
    expect((await ask(secret, 'GET', `/api/v1/stores/${nordlys}`)).status).toBe(200);
    for (const store of [other, 'nope']) {
      expect((await ask(secret, 'GET', `/api/v1/stores/${store}`)).json).toMatchObject({ code: 'forbidden' });
    }
    const { stores } = storeListSchema.parse((await ask(secret, 'GET', '/api/v1/stores')).json);
    expect(stores.map(({ id }) => id)).toEqual([nordlys]);
    expect(
      (await asOwner('POST', '/api/v1/tokens', { name: 'a', role: 'viewer', storeId: 'nope', lifeDays: 1 }))
        .json,
    ).toMatchObject({ code: 'unknown_store' });
  });

  it('changes nothing about the person for whom it acts', async () => {
    const { secret } = await create();
    expect((await ask(secret, 'PATCH', '/api/v1/account', { name: 'Mallory' })).status).toBe(403);
    expect((await ask(secret, 'DELETE', '/api/v1/account/sessions')).status).toBe(403);
    expect((await asOwner('GET', '/api/v1/stores')).status).toBe(200);
  });

  it('may never do more than the person for whom it acts', async () => {
    const { secret } = await create();
    const { queryable } = server.context.database;
    await queryable.updateTable('members').set({ role: 'viewer' }).execute();
    try {
      expect((await ask(secret, 'POST', `/api/v1/stores/${nordlys}/experiences`, draft)).status).toBe(403);
    } finally {
      await queryable.updateTable('members').set({ role: 'owner' }).execute();
    }
  });

  it('is refused from the moment it is revoked, and after its last day', async () => {
    const { secret, token } = await create();
    const short = await create({ lifeDays: 7 });
    expect((await ask(secret, 'GET', '/api/v1/stores')).status).toBe(200);
    expect((await asOwner('DELETE', `/api/v1/tokens/${token.id}`)).status).toBe(204);
    expect((await ask(secret, 'GET', '/api/v1/stores')).json).toMatchObject({
      status: 401,
      code: 'wrong_token',
    });
    expect((await asOwner('DELETE', `/api/v1/tokens/${token.id}`)).json).toMatchObject({ code: 'not_found' });
    now += 7 * day - 1000;
    expect((await ask(short.secret, 'GET', '/api/v1/stores')).status).toBe(200);
    now += 1000;
    expect((await ask(short.secret, 'GET', '/api/v1/stores')).json).toMatchObject({ code: 'wrong_token' });
  });

  it('shows the day on which it was last used, and its secret never again', async () => {
    const { secret, token } = await create();
    expect(token.lastUsedOn).toBeNull();
    now += day;
    await ask(secret, 'GET', '/api/v1/stores');
    const answer = await asOwner('GET', '/api/v1/tokens');
    const found = apiTokenListSchema.parse(answer.json).tokens.find(({ id }) => id === token.id);
    expect(found?.lastUsedOn).toBe(new Date(now).toISOString().slice(0, 10));
    const rows = await server.context.database.queryable.selectFrom('api_tokens').selectAll().execute();
    for (const text of [answer.text, JSON.stringify(rows)]) expect(text).not.toContain(secret);
  });

  it('does not help another site that has the member’s browser ask, nor one that sends another bearer', async () => {
    for (const authorization of ['Bearer eyJhbGciOi.foreign.token', 'Basic b3duZXI6cGFzcw==']) {
      const answer = await asOwner(
        'POST',
        '/api/v1/stores',
        { name: 'a', origins: [] },
        { authorization, origin: 'https://evil.example' },
      );
      expect(answer.json).toMatchObject({ code: 'foreign_origin' });
      expect((await asOwner('GET', '/api/v1/stores', undefined, { authorization })).status).toBe(200);
    }
  });

  it('that is wrong makes whoever guesses wait, and nobody who has a right one', async () => {
    const { secret } = await create();
    const guess = () => ask(`facet_${'A'.repeat(43)}`, 'GET', '/api/v1/stores', undefined, '203.0.113.7');
    for (let time = 0; time < 10; time += 1) expect((await guess()).status).toBe(401);
    expect((await guess()).json).toMatchObject({ status: 429, code: 'rate_limited' });
    expect((await ask(secret, 'GET', '/api/v1/stores', undefined, '203.0.113.7')).status).toBe(200);
  });

  it('is in the description of the API, on routes that take it', async () => {
    const { json } = await asOwner('GET', '/api/v1/openapi.json');
    expect(json).toMatchObject({
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      paths: {
        '/api/v1/stores': {
          get: { security: [{ token: [] }, { session: [] }] },
          post: { security: [{ session: [] }] },
        },
        '/api/v1/account': { patch: { security: [{ session: [] }] } },
      },
    });
  });
});
