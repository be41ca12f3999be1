import {
  apiTokenListSchema,
  type EntryLink,
  entryLinkSchema,
  entrySchema,
  invitationListSchema,
  memberListSchema,
  sessionSchema,
} from '@facet/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../../server.ts';
import {
  type Answer,
  createBrowser,
  owner,
  type Send,
  signIn,
  startTestServer,
} from '../../testing/test-server.ts';

let now = Date.UTC(2026, 10, 25);
let server: Server;
let asOwner: Send;
beforeAll(async () => {
  server = await startTestServer({ ports: { now: () => now }, config: { trustProxy: 1 } });
  asOwner = await signIn(server);
});
afterAll(() => server[Symbol.asyncDispose]());

const password = 'a long password';
let count = 0;
const toSecret = ({ url }: EntryLink): string => new URL(url).hash.slice(1);

const invite = async (role: string, email: string): Promise<string> =>
  toSecret(entryLinkSchema.parse((await asOwner('POST', '/api/v1/invitations', { email, role })).json));
/** Each from a network of its own: the limits are another test's. */
const useLink = (secret: string, more: object = {}, browser = createBrowser(server)): Promise<Answer> => {
  count += 1;
  const headers = { 'x-forwarded-for': `198.51.100.${count % 250}` };
  return browser('POST', '/api/v1/entry-links/use', { secret, name: 'Ida', password, ...more }, headers);
};
/** Somebody who was invited and has joined. */
const join = async (role: string) => {
  count += 1;
  const email = `member-${count}@facet.example`;
  const send = createBrowser(server);
  const session = sessionSchema.parse((await useLink(await invite(role, email), {}, send)).json);
  if (session.state !== 'signed_in') return expect.fail('not signed in');
  return { send, email, id: session.member.id };
};
const lastEntry = async () => {
  const { queryable } = server.context.database;
  return await queryable
    .selectFrom('audit_entries')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
};

describe('an invitation', () => {
  it('says what it is for, lets one person in, once, and signs them in', async () => {
    const secret = await invite('editor', 'Ida@facet.example');
    const ida = createBrowser(server);
    const read = await ida('POST', '/api/v1/entry-links/read', { secret });
    expect(entrySchema.parse(read.json)).toMatchObject({
      kind: 'invitation',
      email: 'Ida@facet.example',
      role: 'editor',
    });
    const joined = await useLink(secret, { name: ' Ida ' }, ida);
    expect(joined.json).toMatchObject({ state: 'signed_in', member: { name: 'Ida', role: 'editor' } });
    expect((await ida('GET', '/api/v1/stores')).status).toBe(200);
    expect((await ida('GET', '/api/v1/members')).json).toMatchObject({ code: 'forbidden' });
    for (const again of [await useLink(secret), await ida('POST', '/api/v1/entry-links/read', { secret })]) {
      expect(again.json).toMatchObject({ status: 403, code: 'entry_link_over' });
    }
    const back = await createBrowser(server)('POST', '/api/v1/session', {
      email: 'ida@facet.example',
      password,
    });
    expect(back.status).toBe(200);
    expect(await lastEntry()).toMatchObject({ action: 'member.joined', member_name: 'Ida', store_id: null });
  });

  it('lets one of two in who come with it at the same moment', async () => {
    const secret = await invite('viewer', 'twice@facet.example');
    const answers = await Promise.all([useLink(secret), useLink(secret), useLink(secret)]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 403, 403]);
  });

  it('ends after 7 days, when it is withdrawn, and when there is a newer one for the same person', async () => {
    const old = await invite('viewer', 'late@facet.example');
    now += 7 * 86_400_000 - 1000;
    const newer = await invite('viewer', 'LATE@facet.example');
    expect((await useLink(old)).json).toMatchObject({ code: 'entry_link_over' });
    now += 8 * 86_400_000;
    expect((await useLink(newer)).json).toMatchObject({ code: 'entry_link_over' });
    await server.context.entryLinks.removeExpired();
    expect(await server.context.database.queryable.selectFrom('entry_links').selectAll().execute()).toEqual(
      [],
    );

    asOwner = await signIn(server);
    const withdrawn = await invite('owner', 'withdrawn@facet.example');
    const list = invitationListSchema.parse((await asOwner('GET', '/api/v1/invitations')).json);
    expect(list).toMatchObject({ total: 1, invitations: [{ role: 'owner', invitedBy: 'Owner' }] });
    const path = `/api/v1/invitations/${list.invitations[0]?.id}`;
    expect((await asOwner('DELETE', path)).status).toBe(204);
    expect((await asOwner('DELETE', path)).json).toMatchObject({ code: 'not_found' });
    expect((await useLink(withdrawn)).json).toMatchObject({ code: 'entry_link_over' });
  });

  it('is not made for somebody who is a member, and needs a name and a password of some length', async () => {
    const taken = await asOwner('POST', '/api/v1/invitations', {
      email: owner.email.toUpperCase(),
      role: 'viewer',
    });
    expect(taken.json).toMatchObject({ status: 409, code: 'email_taken' });
    const secret = await invite('viewer', 'nameless@facet.example');
    expect((await useLink(secret, { name: undefined })).json).toMatchObject({ problems: [{ path: 'name' }] });
    expect((await useLink(secret, { password: 'short' })).json).toMatchObject({
      problems: [{ path: 'password' }],
    });
    expect((await useLink(secret)).status).toBe(200);
  });

  it('is kept as a hash alone', async () => {
    const secret = await invite('viewer', 'hashed@facet.example');
    const kept = JSON.stringify(
      await server.context.database.queryable.selectFrom('entry_links').selectAll().execute(),
    );
    expect(secret).toHaveLength(43);
    expect(kept).not.toContain(secret);
  });

  it('cannot be guessed at length', async () => {
    const guess = (): Promise<Answer> =>
      createBrowser(server)(
        'POST',
        '/api/v1/entry-links/read',
        { secret: 'guess' },
        { 'x-forwarded-for': '203.0.113.9' },
      );
    for (let time = 0; time < 20; time += 1) expect((await guess()).status).toBe(403);
    expect((await guess()).json).toMatchObject({ code: 'rate_limited' });
  });
});

describe('a member', () => {
  it('is out at once when removed, with the tokens that they made', async () => {
    const other = await join('owner');
    const made = await other.send('POST', '/api/v1/tokens', {
      name: 'Theirs',
      role: 'viewer',
      storeId: null,
      lifeDays: null,
    });
    expect(made.status).toBe(201);
    expect((await asOwner('DELETE', `/api/v1/members/${other.id}`)).status).toBe(204);
    expect((await other.send('GET', '/api/v1/stores')).status).toBe(401);
    expect((await other.send('POST', '/api/v1/session', { email: other.email, password })).status).toBe(401);
    expect(apiTokenListSchema.parse((await asOwner('GET', '/api/v1/tokens')).json).total).toBe(0);
    expect(await lastEntry()).toMatchObject({
      action: 'member.removed',
      before: { role: 'owner', email: other.email },
    });
  });

  it('has another role from the next request on', async () => {
    const ida = await join('viewer');
    const path = '/api/v1/stores';
    const body = { name: 'Hers', origins: [] };
    expect((await ida.send('POST', path, body)).status).toBe(403);
    expect((await asOwner('PATCH', `/api/v1/members/${ida.id}`, { role: 'owner' })).status).toBe(204);
    expect((await ida.send('POST', path, body)).status).toBe(201);
    expect((await asOwner('PATCH', `/api/v1/members/${ida.id}`, { role: 'viewer' })).status).toBe(204);
    expect((await ida.send('POST', path, body)).status).toBe(403);
    expect(await lastEntry()).toMatchObject({ before: { role: 'owner' }, after: { role: 'viewer' } });
  });

  it('who is no owner any more has no way back: the links that they made are over', async () => {
    const other = await join('owner');
    const body = { email: 'back-door@facet.example', role: 'owner' };
    const invitation = entryLinkSchema.parse((await other.send('POST', '/api/v1/invitations', body)).json);
    const ida = await join('editor');
    const path = `/api/v1/members/${ida.id}/password-link`;
    const newPassword = entryLinkSchema.parse((await other.send('POST', path)).json);
    const byOwner = await invite('viewer', 'stays@facet.example');
    await asOwner('PATCH', `/api/v1/members/${other.id}`, { role: 'editor' });
    for (const link of [invitation, newPassword]) {
      expect((await useLink(toSecret(link))).json).toMatchObject({ code: 'entry_link_over' });
    }
    expect((await useLink(byOwner)).status).toBe(200);
  });

  it('gets a new password by a link of whoever runs the server, where no owner can make one', async () => {
    const { members } = server.context;
    const link = await members.createPasswordLinkFor(owner.email.toUpperCase());
    expect(await lastEntry()).toMatchObject({ action: 'member.password_link_made', member_id: null });
    const back = createBrowser(server);
    const { password: present } = owner;
    expect((await useLink(toSecret(link), { name: undefined, password: present }, back)).status).toBe(200);
    expect((await back('GET', '/api/v1/members')).status).toBe(200);
    await expect(members.createPasswordLinkFor('nobody@facet.example')).rejects.toThrow(
      /No member has .* nobody@facet\.example\. Owners here: .*owner@facet\.example/,
    );
    asOwner = await signIn(server);
  });

  it('gets a new password by a link, which ends their sessions and the password before', async () => {
    const ida = await join('editor');
    const made = await asOwner('POST', `/api/v1/members/${ida.id}/password-link`);
    const secret = toSecret(entryLinkSchema.parse(made.json));
    expect((await ida.send('GET', '/api/v1/stores')).status).toBe(200);
    const elsewhere = createBrowser(server);
    const used = await useLink(secret, { name: undefined, password: 'another long one' }, elsewhere);
    expect(used.json).toMatchObject({ state: 'signed_in', member: { id: ida.id, role: 'editor' } });
    expect((await ida.send('GET', '/api/v1/stores')).status).toBe(401);
    expect((await elsewhere('GET', '/api/v1/stores')).status).toBe(200);
    expect(
      (await createBrowser(server)('POST', '/api/v1/session', { email: ida.email, password })).status,
    ).toBe(401);
  });

  it('changes their own password when they know it, and is signed out everywhere else', async () => {
    const ida = await join('viewer');
    const phone = createBrowser(server);
    await phone('POST', '/api/v1/session', { email: ida.email, password });
    const change = (present: string) =>
      ida.send('POST', '/api/v1/account/password', { present, password: 'a newer password' });
    expect((await change('wrong')).json).toMatchObject({
      code: 'wrong_password',
      problems: [{ path: 'present' }],
    });
    expect((await phone('GET', '/api/v1/stores')).status).toBe(200);
    expect((await change(password)).status).toBe(204);
    expect((await phone('GET', '/api/v1/stores')).status).toBe(401);
    expect((await ida.send('GET', '/api/v1/stores')).status).toBe(200);
  });

  it('changes their own name, and signs out everywhere', async () => {
    const ida = await join('viewer');
    expect((await ida.send('PATCH', '/api/v1/account', { name: '<b>Ida</b> & "Søn" 👋' })).status).toBe(204);
    expect((await ida.send('GET', '/api/v1/session')).json).toMatchObject({
      member: { name: '<b>Ida</b> & "Søn" 👋' },
    });
    expect((await ida.send('DELETE', '/api/v1/account/sessions')).status).toBe(204);
    expect((await ida.send('GET', '/api/v1/session')).json).toEqual({ state: 'signed_out' });
  });
});

describe('the last owner', () => {
  it('stays, also when two owners demote each other at the same moment', async () => {
    const { queryable } = server.context.database;
    await queryable.deleteFrom('members').where('email', '!=', owner.email).execute();
    const page = memberListSchema.parse((await asOwner('GET', '/api/v1/members')).json);
    const first = page.members[0]?.id ?? 'nobody';
    expect((await asOwner('DELETE', `/api/v1/members/${first}`)).json).toMatchObject({
      status: 409,
      code: 'last_owner',
    });
    expect((await asOwner('PATCH', `/api/v1/members/${first}`, { role: 'editor' })).json).toMatchObject({
      code: 'last_owner',
    });

    const second = await join('owner');
    const demote = (send: Send, id: string) => send('PATCH', `/api/v1/members/${id}`, { role: 'viewer' });
    await Promise.all([demote(asOwner, second.id), demote(second.send, first)]);
    const owners = await queryable.selectFrom('members').select('id').where('role', '=', 'owner').execute();
    expect(owners).toHaveLength(1);
  });
});

describe('the list of members', () => {
  it('is read a page at a time, by name, and searched by name and e-mail address', async () => {
    const { queryable } = server.context.database;
    await queryable.updateTable('members').set({ role: 'owner' }).where('email', '=', owner.email).execute();
    const rows = Array.from({ length: 60 }, (_, index) => ({
      id: `m${index}`,
      email: `person%${index}@facet.example`,
      name: `Person ${String(index).padStart(2, '0')}`,
      role: 'viewer' as const,
      password_hash: '',
      created_at: new Date(now),
    }));
    await queryable.insertInto('members').values(rows).execute();
    const list = async (query: string) =>
      memberListSchema.parse((await asOwner('GET', `/api/v1/members${query}`)).json);
    const parts = ['', '?page=2', '?page=3', '?size=25&page=3'];
    const pages = await Promise.all(parts.map(list));
    expect(pages.map(({ members }) => members.length)).toEqual([50, 12, 0, 12]);
    expect(new Set(pages.flatMap(({ members }) => members.map(({ id }) => id))).size).toBe(62);
    expect((await list('?search=SON%2003')).members.map(({ name }) => name)).toEqual(['Person 03']);
    expect((await list('?search=%25')).total).toBe(60);
    expect((await asOwner('GET', '/api/v1/members?page=0')).json).toMatchObject({ code: 'invalid_query' });
  });
});
