import { createExperienceSchema, experienceSchema } from '@facet/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../../server.ts';
import { createBrowser, owner, type Send, startTestServer } from '../../testing/test-server.ts';
import { hashPassword } from './password.ts';

type Role = 'owner' | 'editor' | 'viewer';
const roles: readonly Role[] = ['owner', 'editor', 'viewer'];

describe('what members may do', () => {
  let server: Server;
  let browsers: Readonly<Record<Role, Send>>;
  let store: string;
  let experience: string;

  beforeAll(async () => {
    server = await startTestServer();
    const { context } = server;
    const password = await hashPassword(owner.password);
    for (const role of ['editor', 'viewer'] as const) {
      await context.database.queryable
        .insertInto('members')
        .values({
          id: role,
          email: `${role}@facet.example`,
          name: role,
          role,
          password_hash: password,
          created_at: new Date(),
        })
        .execute();
    }
    const open = async (role: Role): Promise<Send> => {
      const send = createBrowser(server);
      await send('POST', '/api/v1/session', { email: `${role}@facet.example`, password: owner.password });
      return send;
    };
    browsers = { owner: await open('owner'), editor: await open('editor'), viewer: await open('viewer') };
    const created = await context.stores.create({ name: 'Nordlys', origins: [] }, null);
    store = `/api/v1/stores/${created.id}`;
    const draft = createExperienceSchema.parse({ kind: 'test', name: 'Draft' });
    experience = `${store}/experiences/${(await context.experiences.create(created.id, draft, null)).id}`;
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const draft = { kind: 'test', name: 'New' };
  const cases: readonly (readonly [string, readonly Role[], () => readonly [string, string, unknown?]])[] = [
    ['look at stores', ['owner', 'editor', 'viewer'], () => ['GET', '/api/v1/stores']],
    ['look at experiences', ['owner', 'editor', 'viewer'], () => ['GET', `${store}/experiences`]],
    ['look at what was shown', ['owner', 'editor', 'viewer'], () => ['GET', `${experience}/exposures`]],
    ['read the log of changes', ['owner', 'editor', 'viewer'], () => ['GET', `${store}/audit`]],
    ['see the connection', ['owner', 'editor', 'viewer'], () => ['GET', `${store}/klaviyo`]],
    ['create experiences', ['owner', 'editor'], () => ['POST', `${store}/experiences`, draft]],
    ['end experiences', ['owner', 'editor'], () => ['POST', `${experience}/status`, { status: 'ended' }]],
    [
      'save experiences',
      ['owner', 'editor'],
      () => ['PUT', experience, { revision: 0, name: 'a', definition: {} }],
    ],
    ['delete drafts', ['owner', 'editor'], () => ['DELETE', `${store}/experiences/none`]],
    ['add stores', ['owner'], () => ['POST', '/api/v1/stores', { name: 'a', origins: [] }]],
    ['set up stores', ['owner'], () => ['PATCH', store, { name: 'a' }]],
    ['connect Klaviyo', ['owner'], () => ['POST', `${store}/klaviyo/authorize`]],
    ['disconnect Klaviyo', ['owner'], () => ['DELETE', `${store}/klaviyo`]],
    ['keep segments ready', ['owner', 'editor'], () => ['PUT', `${store}/segments/VpX7kd/warm`]],
    ['no longer keep them ready', ['owner', 'editor'], () => ['DELETE', `${store}/segments/VpX7kd/warm`]],
    ['let flows send hints', ['owner'], () => ['POST', `${store}/klaviyo/hints`]],
    ['take no more hints', ['owner'], () => ['DELETE', `${store}/klaviyo/hints`]],
    ['erase people', ['owner'], () => ['POST', `${store}/erasures`, { input: 'visitor-0001' }]],
  ];

  it.each(cases)('%s: %j', async (_what, allowed, request) => {
    const [method, path, body] = request();
    for (const role of roles) {
      const { status, json } = await browsers[role](method, path, body);
      const refused =
        status === 403 &&
        typeof json === 'object' &&
        json !== null &&
        'code' in json &&
        json.code === 'forbidden';
      expect([role, refused]).toEqual([role, !allowed.includes(role)]);
    }
    expect((await createBrowser(server)(method, path, body)).status).toBe(401);
  });

  it('never takes a role from a body', async () => {
    const { json } = await browsers.editor('POST', `${store}/experiences`, { ...draft, role: 'owner' });
    expect(json).toMatchObject({ code: 'invalid_body' });
    expect(experienceSchema.safeParse(json).success).toBe(false);
  });
});
