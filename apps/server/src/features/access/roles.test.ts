import {
  createExperienceSchema,
  experienceSchema,
  type Member,
  newApiTokenSchema,
  type Store,
} from '@facet/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type Server } from '../../server.ts';
import { type Answer, createBrowser, startTestServer } from '../../testing/test-server.ts';
import { rankOf } from './caller.ts';

type Role = Member['role'];
type Who = Role | 'nobody';

/** For everybody, signed in or not. */
const open = [
  'GET /api/v1/session',
  'POST /api/v1/session',
  'DELETE /api/v1/session',
  'POST /api/v1/owner',
  'POST /api/v1/entry-links/read',
  'POST /api/v1/entry-links/use',
  'GET /integrations/klaviyo/callback',
  'POST /hooks/klaviyo/:publicKey',
];
/** About oneself: for every member, and for no token. */
const own = ['PATCH /api/v1/account', 'POST /api/v1/account/password', 'DELETE /api/v1/account/sessions'];
/** Looks at something, although it is asked for by POST. */
const looks = [
  'POST /api/v1/stores/:storeId/inspect',
  'POST /api/v1/stores/:storeId/experiences/:experienceId/judgement',
  'POST /api/v1/stores/:storeId/experiences/:experienceId/estimate',
  'POST /api/v1/stores/:storeId/experiences/:experienceId/rivals',
];
/** Makes the server ask another one: for editors, and for no token. */
const asksElsewhere = ['POST /api/v1/stores/:storeId/installation/look'];
/** Of the installation, or gives much away at once. */
const ownersLook = [
  'GET /api/v1/members',
  'GET /api/v1/invitations',
  'GET /api/v1/tokens',
  'GET /api/v1/stores/:storeId/exports',
];
/** What editors change: experiences, and how segments are kept. */
const edited = /^\/api\/v1\/stores\/:storeId\/(experiences|segments)(\/|$)/;
/** For tokens of one store too, although no store is named: the answer holds that store alone. */
const narrowed = ['GET /api/v1/stores'];

/** Whom a route has to let in, by what it is called. A new route that differs has to be named above. */
function expectedOf(name: string, method: string, path: string): Who {
  if (open.includes(name)) return 'nobody';
  if (own.includes(name) || looks.includes(name)) return 'viewer';
  if (asksElsewhere.includes(name)) return 'editor';
  if (method === 'GET') return ownersLook.includes(name) ? 'owner' : 'viewer';
  return edited.test(path) ? 'editor' : 'owner';
}

const doors = routes.flatMap(({ door }) => (door === undefined ? [] : [door]));

describe('every route', () => {
  let server: Server;
  let store: Store;
  let elsewhere: string;
  let everywhere: string;
  const members = new Map<Role, Member>();

  beforeAll(async () => {
    server = await startTestServer();
    const { context } = server;
    const { queryable } = context.database;
    const first = await queryable.selectFrom('members').selectAll().executeTakeFirstOrThrow();
    for (const role of ['owner', 'editor', 'viewer'] as const) {
      const member = { id: role, email: `${role}@facet.example.com`, name: role, role };
      await queryable
        .insertInto('members')
        .values({ ...first, ...member })
        .execute();
      members.set(role, member);
    }
    store = await context.stores.create({ name: 'Nordlys', origins: [] }, null);
    const other = await context.stores.create({ name: 'Other', origins: [] }, null);
    const made = async (storeId: string | null) =>
      newApiTokenSchema.parse(
        await context.tokens.create({ name: 'CI', role: 'editor', storeId, lifeDays: null }, first),
      ).secret;
    [everywhere, elsewhere] = [await made(null), await made(other.id)];
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const send = (
    method: string,
    path: string,
    headers: Readonly<Record<string, string | null>>,
    body: unknown = {},
  ): Promise<Answer> => {
    const address = path.replace(':storeId', store.id).replaceAll(/:\w+/g, 'none');
    return createBrowser(server)(method, address, method === 'GET' ? undefined : body, headers);
  };
  const as = async (role: Role, method: string, path: string, body?: unknown): Promise<Answer> => {
    const member = members.get(role) ?? expect.fail('no such member');
    // A session for each: some routes end it.
    const token = await server.context.access.startSession(server.context.database.queryable, member);
    return await send(method, path, { cookie: `facet_session=${token}` }, body);
  };
  const bearing = (secret: string, method: string, path: string): Promise<Answer> =>
    send(method, path, { authorization: `Bearer ${secret}`, origin: null });
  const isCode = ({ json }: Answer, code: string): boolean =>
    typeof json === 'object' && json !== null && 'code' in json && json.code === code;

  it.each(doors.map((door) => [`${door.method} ${door.path}`, door] as const))('%s', async (name, door) => {
    const { method, path } = door;
    const expected = expectedOf(name, method, path);
    const stranger = await send(method, path, {});
    expect(isCode(stranger, 'unauthenticated')).toBe(expected !== 'nobody');
    if (expected === 'nobody') return;
    for (const role of ['viewer', 'editor', 'owner'] as const) {
      const refused = isCode(await as(role, method, path), 'forbidden');
      expect([role, refused]).toEqual([role, rankOf[role] < rankOf[expected]]);
    }
    const mayTokens = ![...own, ...asksElsewhere].includes(name) && expected !== 'owner';
    expect(isCode(await bearing(everywhere, method, path), 'forbidden')).toBe(!mayTokens);
    const isRefusedElsewhere = isCode(await bearing(elsewhere, method, path), 'forbidden');
    expect(isRefusedElsewhere).toBe(!narrowed.includes(name));
  });

  it('is known by what it is called, once', () => {
    expect(doors.length).toBeGreaterThan(40);
    expect(new Set(doors.map(({ method, path }) => `${method} ${path}`)).size).toBe(doors.length);
  });

  it('never takes a role from a body', async () => {
    const draft = createExperienceSchema.parse({ kind: 'test', name: 'New' });
    const path = `/api/v1/stores/${store.id}/experiences`;
    const { json } = await as('editor', 'POST', path, { ...draft, role: 'owner' });
    expect(json).toMatchObject({ code: 'invalid_body' });
    expect(experienceSchema.safeParse(json).success).toBe(false);
  });
});
