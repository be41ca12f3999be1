import { randomUUID } from 'node:crypto';
import { experienceListSchema, exposureCountsSchema, type Store } from '@facet/protocol';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type KlaviyoFleet, openKlaviyoFleet } from '../../testing/klaviyo-fleet.ts';
import { shopOrigin } from '../../testing/klaviyo-world.ts';
import { type Answer, createBrowser, owner } from '../../testing/test-server.ts';
import { hashPassword } from '../access/password.ts';

const vera = '01KGH3ZC80M9S346Q3D25VT4F5';
const nils = '01KGH3ZC80V37E3S3E28JT97KB';
const vip = 'VpX7kd';
const day = 86_400_000;

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

const erase = (input: string, of: Store = store): Promise<Answer> =>
  fleet.world.owner('POST', `/api/v1/stores/${of.id}/erasures`, { input });
const tokenOf = (profileId: string): string => fleet.simulator.world.tokens.create(profileId).token;
const down = () => fleet.simulator.faults.set({ operation: 'api', kind: 'server_error' });
const count = (operation: string): number => fleet.simulator.requests.count({ operation });

const findExperience = async (of: Store = store): Promise<{ readonly path: string; readonly id: string }> => {
  const path = `/api/v1/stores/${of.id}/experiences`;
  const [first] = experienceListSchema.parse((await fleet.world.owner('GET', path)).json).experiences;
  const id = first?.id ?? expect.fail('no experience');
  return { path: `${path}/${id}`, id };
};
/** Has a page of the shop report that somebody was shown the store's experience, and bought something. */
const show = async (visitor: string, subject?: string, of: Store = store): Promise<void> => {
  const { id } = await findExperience(of);
  const { definition } = await fleet.world.server.context.experiences.get(of.id, id);
  const exposure = {
    id: randomUUID(),
    type: 'exposure',
    experience: id,
    variation: definition.variations.at(-1)?.id,
    reason: 'personalized',
    kind: 'personalized',
    counted: true,
    identity: subject === undefined ? 'unidentified' : 'identified',
    device: 'mobile',
    agoMs: 0,
  };
  const order = { id: randomUUID(), type: 'event', name: 'order', value: 84.5, currency: 'EUR', agoMs: 0 };
  const batch = { visitor, events: [exposure, order].map((report) => ({ ...report, subject })) };
  const answer = await createBrowser(fleet.world.server)(
    'POST',
    `/s/${of.publicKey}/seen`,
    JSON.stringify(batch),
    { origin: shopOrigin, 'content-type': 'text/plain' },
  );
  expect(answer.status).toBe(204);
};
const countVisitors = async (): Promise<number> => {
  const { path } = await findExperience();
  const counts = exposureCountsSchema.parse((await fleet.world.owner('GET', `${path}/exposures`)).json);
  return counts.variations.reduce((sum, { visitors }) => sum + visitors, 0);
};
/** A visit in which somebody is identified and shown something; what the store holds of them by then. */
const visit = async (profileId: string, browser: string): Promise<Person> => {
  // Each in a browser of its own: what other tests left in their stores stays there.
  const visitor = `${browser}-${randomUUID()}`;
  const token = tokenOf(profileId);
  const { subject = expect.fail('nobody') } = await fleet.world.ask(store, token);
  await show(visitor, subject);
  const { secrets, database } = fleet.world.server.context;
  const { sealed } = await database.queryable
    .selectFrom('klaviyo_people')
    .select('sealed_profile_id as sealed')
    .where('subject', '=', subject)
    .executeTakeFirstOrThrow();
  return {
    token,
    subject,
    visitor,
    traces: [subject, secrets.exchangeHashOf(store.id, token), sealed, visitor],
  };
};
type Person = {
  readonly token: string;
  readonly subject: string;
  readonly visitor: string;
  /** By what a row could give them away. */
  readonly traces: readonly string[];
};
const readTables = async (): Promise<ReadonlyMap<string, string>> => {
  const { queryable } = fleet.world.server.context.database;
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`.execute(
    queryable,
  );
  const read = async (name: string): Promise<readonly [string, string]> => [
    name,
    JSON.stringify((await sql`select * from ${sql.table(name)}`.execute(queryable)).rows),
  ];
  return new Map(await Promise.all(tables.rows.map(({ name }) => read(name))));
};
/** The tables in which something of somebody is. */
const listTraced = async ({ traces }: Pick<Person, 'traces'>): Promise<readonly string[]> =>
  [...(await readTables())]
    .filter(([, rows]) => traces.some((trace) => rows.includes(trace)))
    .map(([name]) => name)
    .toSorted();

const everywhere = ['events', 'exposure_units', 'exposures', 'klaviyo_identities', 'klaviyo_people'];

describe('erasing a person', () => {
  it.each<readonly [string, (person: Person) => string]>([
    ['a _kx', ({ token }) => token],
    [
      'an address with a _kx',
      ({ token }) => `${shopOrigin}/sale?_kx=${encodeURIComponent(token)}&utm_source=a`,
    ],
    ['a visitor id', ({ visitor }) => visitor],
  ])('by %s leaves nothing of them in any table, and others alone', async (_by, toInput) => {
    const person = await visit(vera, 'visitor-vera');
    const other = await visit(nils, 'visitor-nils');
    await show('visitor-unknown');
    expect(await listTraced(person)).toEqual(expect.arrayContaining(everywhere));
    expect(await countVisitors()).toBe(3);
    fleet.simulator.requests.clear();

    const answer = await erase(toInput(person));

    expect([answer.status, answer.json]).toEqual([200, { erased: true }]);
    expect(await listTraced(person)).toEqual([]);
    expect(await listTraced(other)).toEqual(expect.arrayContaining(everywhere));
    expect(await countVisitors()).toBe(2);
    expect(fleet.simulator.requests.count()).toBe(0);
  });

  it('takes along all their tokens and all their browsers', async () => {
    const [first, second] = [await visit(vera, 'visitor-phone'), await visit(vera, 'visitor-laptop')];
    expect(second.subject).toBe(first.subject);
    expect((await erase(first.token)).json).toEqual({ erased: true });
    for (const person of [first, second]) expect(await listTraced(person)).toEqual([]);
    expect(await countVisitors()).toBe(0);
  });

  it('takes along what their browsers reported before it was known whose they are, and no other’s', async () => {
    const [visitor, stranger] = [`visitor-${randomUUID()}`, `visitor-${randomUUID()}`];
    await show(visitor);
    await show(stranger);
    const { subject = expect.fail('nobody') } = await fleet.world.ask(store, tokenOf(vera));
    await show(visitor, subject);
    expect((await erase(visitor)).json).toEqual({ erased: true });
    expect(await listTraced({ traces: [visitor] })).toEqual([]);
    expect(await listTraced({ traces: [stranger] })).toEqual(['events', 'exposure_units', 'exposures']);
  });

  it('reaches a browser that did something and was shown nothing', async () => {
    const visitor = `visitor-${randomUUID()}`;
    const { subject = expect.fail('nobody') } = await fleet.world.ask(store, tokenOf(vera));
    await show(visitor, subject);
    const { queryable } = fleet.world.server.context.database;
    await queryable.deleteFrom('exposures').where('visitor', '=', visitor).execute();
    await fleet.world.owner('DELETE', `/api/v1/stores/${store.id}/klaviyo`);
    expect((await erase(visitor)).json).toEqual({ erased: true });
    expect(await listTraced({ traces: [visitor, subject] })).toEqual([]);
  });

  it('stays within its store', async () => {
    const other = await fleet.openStore([vip]);
    const person = await visit(vera, 'visitor-vera');
    const elsewhere = await fleet.world.ask(other, tokenOf(vera));
    await show(person.visitor, elsewhere.subject, other);
    expect((await erase(person.token)).json).toEqual({ erased: true });
    expect(await listTraced({ traces: [elsewhere.subject ?? ''] })).toEqual(
      expect.arrayContaining(everywhere),
    );
  });

  it('is written down without anything of the person', async () => {
    const person = await visit(vera, 'visitor-vera');
    await erase(`${shopOrigin}/?_kx=${person.token}`);
    const entries = (await fleet.world.owner('GET', `/api/v1/stores/${store.id}/audit`)).text;
    expect(entries).toContain('person.erased');
    const traces = [...person.traces, person.token, person.token.split('.')[0] ?? '', vera];
    expect(traces.filter((trace) => entries.includes(trace))).toEqual([]);
  });

  it('has their next visit resolved anew', async () => {
    const { token, subject } = await visit(vera, 'visitor-vera');
    await erase(token);
    fleet.simulator.requests.clear();
    expect(await fleet.world.ask(store, token)).toMatchObject({
      identity: 'identified',
      subject,
      memberships: { [vip]: { state: 'in' } },
    });
    expect([count('get_profiles'), count('get_profile_ids_for_segment')]).toEqual([1, 1]);
  });

  it('finds nothing to erase of somebody of whom nothing is remembered', async () => {
    const stray = fleet.simulator.world.tokens.createStray('NRDL01', 'unknown');
    const foreign = fleet.simulator.world.tokens.createStray('NRDL01', 'foreign');
    await show('visitor-unknown');
    for (const input of [stray, foreign, 'visitor-nobody', 'visitor-unknown', tokenOf(nils)]) {
      const answer = await erase(input);
      expect([input, answer.status, answer.json]).toEqual([input, 200, { erased: false }]);
    }
    const { queryable } = fleet.world.server.context.database;
    expect(await queryable.selectFrom('klaviyo_people').selectAll().execute()).toEqual([]);
    const entries = (await fleet.world.owner('GET', `/api/v1/stores/${store.id}/audit`)).text;
    expect(entries).not.toContain('person.erased');
    expect((await erase('no / input')).json).toMatchObject({ status: 400, code: 'invalid_body' });
  });

  it('finds by a new token what is remembered by another one', async () => {
    const person = await visit(vera, 'visitor-vera');
    expect((await erase(tokenOf(vera))).json).toEqual({ erased: true });
    expect(await listTraced(person)).toEqual([]);
  });

  it('waits for nobody where the person is remembered, and says so where Klaviyo would have to be asked', async () => {
    const person = await visit(vera, 'visitor-vera');
    const token = tokenOf(nils);
    down();
    expect((await erase(token)).json).toMatchObject({ status: 502, code: 'klaviyo_unreachable' });
    expect((await erase(person.token)).json).toEqual({ erased: true });
    expect(await listTraced(person)).toEqual([]);
  });

  it('reaches whoever came long ago while Klaviyo is down', async () => {
    const person = await visit(vera, 'visitor-vera');
    fleet.advance(3 * day);
    down();
    expect((await erase(person.token)).json).toEqual({ erased: true });
    expect(await listTraced(person)).toEqual([]);
  });

  it('reaches what a browser was shown once the store is no longer connected', async () => {
    const person = await visit(vera, 'visitor-vera');
    await fleet.world.owner('DELETE', `/api/v1/stores/${store.id}/klaviyo`);
    expect((await erase(person.visitor)).json).toEqual({ erased: true });
    expect(await listTraced(person)).toEqual([]);
  });

  it('is an owner’s to do', async () => {
    const person = await visit(vera, 'visitor-vera');
    const { queryable } = fleet.world.server.context.database;
    const path = `/api/v1/stores/${store.id}/erasures`;
    for (const role of ['editor', 'viewer'] as const) {
      const member = { id: role, email: `${role}@facet.example`, name: role, role, created_at: new Date() };
      await queryable
        .insertInto('members')
        .values({ ...member, password_hash: await hashPassword(owner.password) })
        .execute();
      const browser = createBrowser(fleet.world.server);
      await browser('POST', '/api/v1/session', { email: member.email, password: owner.password });
      expect((await browser('POST', path, { input: person.token })).json).toMatchObject({
        status: 403,
        code: 'forbidden',
      });
    }
    const stranger = createBrowser(fleet.world.server);
    expect((await stranger('POST', path, { input: person.token })).status).toBe(401);
    expect(await listTraced(person)).toEqual(expect.arrayContaining(everywhere));
  });
});
