import { type Hints, hintsSchema, type Store } from '@facet/protocol';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type KlaviyoFleet, openKlaviyoFleet } from '../../testing/klaviyo-fleet.ts';
import { type Answer, createBrowser, owner } from '../../testing/test-server.ts';
import { hashPassword } from '../access/password.ts';

const vera = '01KGH3ZC80M9S346Q3D25VT4F5';
const nils = '01KGH3ZC80V37E3S3E28JT97KB';
const vip = 'VpX7kd';
const minute = 60_000;

let fleet: KlaviyoFleet;
let store: Store;
beforeAll(async () => {
  fleet = await openKlaviyoFleet();
});
afterAll(() => fleet[Symbol.asyncDispose]());
beforeEach(async () => {
  await fleet.reset();
  store = await fleet.openStore([vip]);
});

const hintsPath = (of: Store = store): string => `/api/v1/stores/${of.id}/klaviyo/hints`;
const allow = async (of: Store = store): Promise<Hints> =>
  hintsSchema.parse((await fleet.world.owner('POST', hintsPath(of))).json);
const card = async (of: Store = store): Promise<unknown> =>
  (await fleet.world.owner('GET', `/api/v1/stores/${of.id}/klaviyo`)).json;
const tokenOf = (profileId: string): string => fleet.simulator.world.tokens.create(profileId).token;
const ask = (token: string) => fleet.world.ask(store, token);
const post = (path: string, body: unknown, secret?: string): Promise<Answer> =>
  createBrowser(fleet.world.server)('POST', path, body, {
    origin: null,
    ...(secret === undefined ? {} : { 'x-facet-secret': secret }),
  });
/** As a flow's webhook action does: from a server, with nothing but the secret. */
const hint = ({ secret }: Pick<Hints, 'secret'>, profileId: string, of: Store = store): Promise<Answer> =>
  post(`/hooks/klaviyo/${of.publicKey}`, { profile_id: profileId }, secret);
const count = (operation: string): number => fleet.simulator.requests.count({ operation });
const listChanged = async (): Promise<readonly (Date | null)[]> => {
  const { queryable } = fleet.world.server.context.database;
  const rows = await queryable.selectFrom('klaviyo_people').select('changed_at').execute();
  return rows.map((row) => row.changed_at);
};

describe('the secret of hints', () => {
  it('is shown once, with what to put into a flow, and kept as a hash', async () => {
    const hints = await allow();
    expect(hints).toEqual({
      url: `${fleet.world.server.url}/hooks/klaviyo/${store.publicKey}`,
      header: 'x-facet-secret',
      secret: expect.stringMatching(/^[\w-]{32}$/),
      body: '{"profile_id": "{{ person.KlaviyoID }}"}',
    });
    expect(await card()).toMatchObject({ hintsEnabled: true });
    const { queryable } = fleet.world.server.context.database;
    const row = await queryable
      .selectFrom('klaviyo_connections')
      .select('hint_secret_hash')
      .executeTakeFirstOrThrow();
    expect(row.hint_secret_hash).toBe(
      fleet.world.server.context.secrets.hashOf('klaviyo-hint', hints.secret),
    );
    const entries = await fleet.world.owner('GET', `/api/v1/stores/${store.id}/audit`);
    expect(entries.text).toContain('klaviyo.hints_allowed');
    const told = [JSON.stringify(await card()), entries.text, await readDatabase()].join('');
    expect(told).not.toContain(hints.secret);
  });

  it('makes the one before it wrong, and is wrong itself when hints end', async () => {
    const first = await allow();
    const second = await allow();
    expect(second.secret).not.toBe(first.secret);
    expect((await hint(first, vera)).json).toMatchObject({ status: 403, code: 'wrong_secret' });
    expect((await hint(second, vera)).status).toBe(202);
    expect((await fleet.world.owner('DELETE', hintsPath())).status).toBe(204);
    expect((await hint(second, vera)).json).toMatchObject({ status: 403, code: 'wrong_secret' });
    expect(await card()).toMatchObject({ hintsEnabled: false });
    const entries = await fleet.world.owner('GET', `/api/v1/stores/${store.id}/audit`);
    expect(entries.text).toContain('klaviyo.hints_ended');
  });

  it('ends with the connection', async () => {
    const before = await allow();
    expect((await fleet.world.owner('DELETE', `/api/v1/stores/${store.id}/klaviyo`)).status).toBe(204);
    expect((await hint(before, vera)).json).toMatchObject({ code: 'wrong_secret' });
    expect((await fleet.world.owner('POST', hintsPath())).json).toMatchObject({
      status: 409,
      code: 'klaviyo_not_connected',
    });
    await fleet.world.connect(store);
    expect(await card()).toMatchObject({ state: 'active', hintsEnabled: false });
    expect((await hint(before, vera)).json).toMatchObject({ code: 'wrong_secret' });
  });

  it('is an owner’s to make and to end', async () => {
    const { queryable } = fleet.world.server.context.database;
    for (const role of ['editor', 'viewer'] as const) {
      const member = { id: role, email: `${role}@facet.example`, name: role, role, created_at: new Date() };
      await queryable
        .insertInto('members')
        .values({ ...member, password_hash: await hashPassword(owner.password) })
        .execute();
      const browser = createBrowser(fleet.world.server);
      await browser('POST', '/api/v1/session', { email: member.email, password: owner.password });
      for (const method of ['POST', 'DELETE']) {
        expect((await browser(method, hintsPath())).json).toMatchObject({ status: 403, code: 'forbidden' });
      }
    }
    for (const method of ['POST', 'DELETE']) {
      expect((await createBrowser(fleet.world.server)(method, hintsPath())).status).toBe(401);
    }
    expect(await card()).toMatchObject({ hintsEnabled: false });
  });
});

describe('a hint', () => {
  it('is refused without the right secret, for no store, and where it is none', async () => {
    const hints = await allow();
    const path = `/hooks/klaviyo/${store.publicKey}`;
    const body = { profile_id: vera };
    const wrong = { status: 403, code: 'wrong_secret' };
    expect((await post(path, body)).json).toMatchObject(wrong);
    expect((await post(path, body, '')).json).toMatchObject(wrong);
    expect((await post(path, body, `${hints.secret}x`)).json).toMatchObject(wrong);
    expect((await post('/hooks/klaviyo/nobody', body, hints.secret)).json).toMatchObject({
      status: 404,
      code: 'unknown_store',
    });
    for (const malformed of [
      '{"profile_id": "the-body-itself"',
      '{}',
      'null',
      { profile_id: '' },
      { profile_id: 7 },
      { profile_id: ['the-body-itself'] },
      { profile_id: 'the-body-itself'.repeat(10) },
      { profile_id: vera, email: 'the-body-itself' },
    ]) {
      const answer = await post(path, malformed, hints.secret);
      expect([malformed, answer.status]).toEqual([malformed, 400]);
      expect(answer.text).not.toContain('the-body-itself');
      expect(answer.text).not.toContain(hints.secret);
    }
  });

  it('is taken with the secret of its own store alone', async () => {
    const other = await fleet.openStore([vip]);
    const [hints, others] = [await allow(), await allow(other)];
    expect((await hint(others, vera)).json).toMatchObject({ code: 'wrong_secret' });
    expect((await hint(hints, vera, other)).json).toMatchObject({ code: 'wrong_secret' });
    expect((await hint(hints, vera)).status).toBe(202);
  });

  it('has the person’s next visit tell the change, without another look at the token', async () => {
    const [hints, token] = [await allow(), tokenOf(nils)];
    expect(await ask(token)).toMatchObject({ memberships: { [vip]: { state: 'out' } } });
    fleet.simulator.world.segments.putIn(vip, nils);
    expect(await ask(token)).toMatchObject({ memberships: { [vip]: { state: 'out' } } });
    fleet.simulator.requests.clear();
    const answer = await hint(hints, nils);
    expect([answer.status, answer.text]).toEqual([202, '']);
    expect(fleet.simulator.requests.count()).toBe(0);
    expect(await ask(token)).toMatchObject({ memberships: { [vip]: { state: 'in' } } });
    expect([count('get_profiles'), count('get_profile_ids_for_segment')]).toEqual([0, 1]);
    await ask(token);
    expect(fleet.simulator.requests.count()).toBe(1);
  });

  it('lets nobody who left a segment stay in it', async () => {
    const [hints, token] = [await allow(), tokenOf(vera)];
    await ask(token);
    fleet.simulator.world.segments.takeOut(vip, vera);
    fleet.simulator.requests.clear();
    await hint(hints, vera);
    expect(await ask(token)).toMatchObject({ memberships: { [vip]: { state: 'out' } } });
    // Somebody who seems to have left may have been deleted: that is asked by the profile, not by the token.
    const filters = fleet.simulator.requests
      .list({ operation: 'get_profiles' })
      .map(({ query }) => JSON.stringify(query));
    expect(filters).toHaveLength(1);
    expect(filters[0]).not.toContain('_kx');
  });

  it('costs nothing and says nothing new when it comes again within a minute', async () => {
    const [hints, token] = [await allow(), tokenOf(vera)];
    await ask(token);
    await hint(hints, vera);
    const first = await listChanged();
    expect(first).toEqual([expect.any(Date)]);
    await ask(token);
    fleet.simulator.requests.clear();
    fleet.advance(minute / 2);
    expect((await hint(hints, vera)).status).toBe(202);
    expect(await listChanged()).toEqual(first);
    await ask(token);
    expect(fleet.simulator.requests.count()).toBe(0);
    fleet.advance(minute);
    expect((await hint(hints, vera)).status).toBe(202);
    await ask(token);
    expect(count('get_profile_ids_for_segment')).toBe(1);
  });

  it('leaves the old answer to serve, marked as such, while Klaviyo is down', async () => {
    const [hints, token] = [await allow(), tokenOf(vera)];
    await ask(token);
    fleet.simulator.world.segments.takeOut(vip, vera);
    fleet.simulator.faults.set({ operation: 'api', kind: 'server_error' });
    await hint(hints, vera);
    expect(await ask(token)).toMatchObject({
      identity: 'identified',
      memberships: { [vip]: { state: 'in', stale: true } },
    });
    fleet.simulator.faults.clear();
    // The breaker lets a call through by itself after a while.
    fleet.advance(minute);
    await vi.waitFor(async () =>
      expect(await ask(token)).toMatchObject({ memberships: { [vip]: { state: 'out' } } }),
    );
  });

  it('about somebody unknown, or of another store alone, changes nothing', async () => {
    const other = await fleet.openStore([vip]);
    const [hints, token] = [await allow(), tokenOf(vera)];
    await fleet.world.ask(other, token);
    fleet.simulator.requests.clear();
    for (const profileId of [vera, nils, 'nobody-there']) {
      expect((await hint(hints, profileId)).status).toBe(202);
    }
    expect(await listChanged()).toEqual([null]);
    await fleet.world.ask(other, token);
    expect(fleet.simulator.requests.count()).toBe(0);
  });
});

async function readDatabase(): Promise<string> {
  const { queryable } = fleet.world.server.context.database;
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`.execute(
    queryable,
  );
  const rows = await Promise.all(
    tables.rows.map(
      async ({ name }) => (await sql`select * from ${sql.table(name)}`.execute(queryable)).rows,
    ),
  );
  return JSON.stringify(rows);
}
