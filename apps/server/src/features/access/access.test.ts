import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../../server.ts';
import { createBrowser, owner, signIn, startTestServer } from '../../testing/test-server.ts';
import { hashPassword, verifyPassword } from './password.ts';

describe('the first run', () => {
  const person = { name: 'Ada', email: 'ada@facet.example', password: 'a long password' };

  it('asks for the owner, takes the set-up code once, and signs the owner in', async () => {
    await using server = await startTestServer({ withOwner: false });
    const browser = createBrowser(server);
    expect((await browser('GET', '/api/v1/session')).json).toEqual({ state: 'needs_owner' });

    const guess = await browser('POST', '/api/v1/owner', { ...person, setupCode: 'aaaa-aaaa-aaaa-aaaa' });
    expect(guess.json).toMatchObject({
      status: 403,
      code: 'wrong_setup_code',
      problems: [{ path: 'setupCode' }],
    });

    // As people write it: in capitals, with blanks or a long dash for the dashes.
    const [first, ...rest] = server.context.secrets.setupCode.toUpperCase().split('-');
    const setupCode = ` ${first} – ${rest.join(' ')} `;
    const created = await browser('POST', '/api/v1/owner', { ...person, setupCode });
    expect(created).toMatchObject({
      status: 201,
      json: { state: 'signed_in', member: { name: 'Ada', role: 'owner' } },
    });
    expect((await browser('GET', '/api/v1/session')).json).toMatchObject({ state: 'signed_in' });

    const again = await createBrowser(server)('POST', '/api/v1/owner', { ...person, setupCode });
    expect(again.json).toMatchObject({ status: 409, code: 'owner_exists' });
    expect(created.text).not.toContain('password');
  });

  it('makes one owner out of two who come at the same moment', async () => {
    await using server = await startTestServer({ withOwner: false });
    const { setupCode } = server.context.secrets;
    const answers = await Promise.all(
      ['one', 'two', 'three'].map((name) =>
        createBrowser(server)('POST', '/api/v1/owner', {
          ...person,
          name,
          email: `${name}@facet.example`,
          setupCode,
        }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([201, 409, 409]);
  });
});

describe('signing in', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it('takes the e-mail address in any case and hands over a cookie that no script reads', async () => {
    const browser = createBrowser(server);
    const answer = await browser('POST', '/api/v1/session', { ...owner, email: owner.email.toUpperCase() });
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^facet_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  it('over https hands over a cookie that no neighbour of the host can set, and takes no other', async () => {
    await using safe = await startTestServer({ config: { publicUrl: 'https://facet.shop.example' } });
    // Where it listens: the tests have no proxy in front of it.
    const at = { url: safe.app.listeningOrigin };
    const origin = 'https://facet.shop.example';
    const answer = await createBrowser(at)('POST', '/api/v1/session', owner, { origin });
    const line = answer.headers.getSetCookie()[0] ?? '';
    expect(line).toMatch(
      /^__Host-facet_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const [cookie = ''] = line.split(';');
    const ask = async (sent: string) =>
      (await createBrowser(at)('GET', '/api/v1/session', undefined, { cookie: sent })).json;
    expect(await ask(`facet_session=set-by-the-shop; ${cookie}`)).toMatchObject({ state: 'signed_in' });
    expect(await ask(cookie.replace('__Host-', ''))).toEqual({ state: 'signed_out' });
  });

  it('says the same of a wrong password and of a stranger', async () => {
    const browser = createBrowser(server);
    const wrong = await browser('POST', '/api/v1/session', { ...owner, password: 'wrong' });
    const stranger = await browser('POST', '/api/v1/session', {
      email: 'who@facet.example',
      password: 'wrong',
    });
    expect(wrong.json).toMatchObject({ status: 401, code: 'wrong_credentials' });
    expect(stranger.json).toEqual(wrong.json);
  });

  it('lets nobody in with a forged, an empty or a used-up session', async () => {
    const browser = createBrowser(server);
    for (const cookie of [
      'facet_session=forged',
      'facet_session=',
      `facet_session=${'A'.repeat(43)}`,
      'facet_session=%00',
    ]) {
      expect((await browser('GET', '/api/v1/stores', undefined, { cookie })).json).toMatchObject({
        code: 'unauthenticated',
      });
    }
    const signedIn = await signIn(server);
    expect((await signedIn('GET', '/api/v1/stores')).status).toBe(200);
    expect((await signedIn('DELETE', '/api/v1/session')).status).toBe(204);
    const after = await signedIn('GET', '/api/v1/session');
    expect(after.json).toEqual({ state: 'signed_out' });
  });

  it('keeps no session token and no password in the database', async () => {
    const browser = createBrowser(server);
    const answer = await browser('POST', '/api/v1/session', owner);
    const token = /facet_session=([\w-]+)/.exec(answer.headers.getSetCookie()[0] ?? '')?.[1] ?? 'no token';
    const { queryable } = server.context.database;
    const kept = JSON.stringify([
      await queryable.selectFrom('sessions').selectAll().execute(),
      await queryable.selectFrom('members').selectAll().execute(),
    ]);
    expect(token).toHaveLength(43);
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(owner.password);
  });
});

describe('a password that is replaced', () => {
  it('lets nobody in any more who was typing the one before at that moment', async () => {
    await using server = await startTestServer();
    const { access, account, database } = server.context;
    const { queryable } = database;
    const session = await access.signIn(owner);
    const late = access.signIn(owner);
    const other = account.changePassword(session.member, {
      present: owner.password,
      password: 'of somebody else',
    });
    // What both have read by now is over before they have verified it.
    const replaced = 'argon2id$newest$one';
    await queryable.updateTable('members').set({ password_hash: replaced }).execute();
    await expect(late).rejects.toMatchObject({ code: 'wrong_credentials' });
    await expect(other).rejects.toMatchObject({ code: 'wrong_password' });
    const kept = await queryable.selectFrom('members').select('password_hash').execute();
    expect(kept).toEqual([{ password_hash: replaced }]);
  });
});

describe('limits', () => {
  it('of guesses from outside do not keep a member from changing their password', async () => {
    await using server = await startTestServer({ config: { trustProxy: 1 } });
    const browser = await signIn(server);
    const stranger = createBrowser(server);
    for (let guess = 0; guess < 20; guess += 1) {
      const headers = { 'x-forwarded-for': `198.51.100.${guess}` };
      await stranger('POST', '/api/v1/session', { ...owner, password: 'guess' }, headers);
    }
    expect((await stranger('POST', '/api/v1/session', owner)).status).toBe(429);
    const change = { present: owner.password, password: 'another long one' };
    expect((await browser('POST', '/api/v1/account/password', change)).status).toBe(204);
  });

  it('makes whoever guesses passwords wait', async () => {
    await using server = await startTestServer();
    const browser = createBrowser(server);
    const answers = [];
    for (let attempt = 0; attempt < 11; attempt += 1) {
      answers.push(
        await browser('POST', '/api/v1/session', { email: 'who@facet.example', password: 'guess' }),
      );
    }
    expect(answers.map((answer) => answer.status)).toEqual([...Array<number>(10).fill(401), 429]);
    expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('a session', () => {
  it('lasts 30 days from its last use, and not longer', async () => {
    let now = Date.UTC(2026, 10, 23);
    const day = 86_400_000;
    await using server = await startTestServer({ ports: { now: () => now } });
    const browser = await signIn(server);
    for (let week = 0; week < 10; week += 1) {
      now += 7 * day;
      expect((await browser('GET', '/api/v1/stores')).status).toBe(200);
    }
    now += 31 * day;
    expect((await browser('GET', '/api/v1/stores')).status).toBe(401);
    await server.context.access.removeExpiredSessions();
    expect(await server.context.database.queryable.selectFrom('sessions').selectAll().execute()).toEqual([]);
  });
});

describe('passwords', () => {
  it('are salted, and verified whichever way the keyboard composes them', async () => {
    const [one, two] = await Promise.all([
      hashPassword('caf\u00e9 au lait'),
      hashPassword('caf\u00e9 au lait'),
    ]);
    expect(one).not.toBe(two);
    expect(await verifyPassword('cafe\u0301 au lait', one)).toBe(true);
    expect(await verifyPassword('cafe au lait', one)).toBe(false);
    expect(await verifyPassword('', 'nonsense')).toBe(false);
  });
});
