import { randomUUID } from 'node:crypto';
import {
  type AudienceEstimate,
  audienceEstimateSchema,
  experienceSchema,
  storeSchema,
} from '@facet/protocol';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../db/testing/test-databases.ts';
import type { Server } from '../../server.ts';
import { type Send, signIn, startTestServer } from '../../testing/test-server.ts';
import { countLatelySeen } from './lately-seen.reads.ts';

const hour = 3_600_000;
const vip = { field: 'klaviyo_segment', operator: 'equals', value: 'VIP' };
const notVip = { ...vip, operator: 'does_not_equal' };
const phone = { field: 'device', operator: 'is_one_of', value: ['mobile'] };

describeOnEachDatabase('an estimate', (open) => {
  const now = Date.UTC(2026, 10, 23);
  let server: Server;
  let browser: Send;
  let storeId: string;
  let path: string;
  beforeAll(async () => {
    server = await startTestServer({ database: open, ports: { now: () => now } });
    browser = await signIn(server);
  });
  afterAll(() => server[Symbol.asyncDispose]());
  beforeEach(async () => {
    const created = await browser('POST', '/api/v1/stores', { name: 'Nordlys', origins: [] });
    storeId = storeSchema.parse(created.json).id;
    const experiences = `/api/v1/stores/${storeId}/experiences`;
    const draft = await browser('POST', experiences, { kind: 'personalization', name: 'Hero' });
    path = `${experiences}/${experienceSchema.parse(draft.json).id}`;
  });

  const database = () => server.context.database.queryable;
  const see = (visitor: string, hoursAgo: number, subject: string | null = null) =>
    database()
      .insertInto('events')
      .values({
        store_id: storeId,
        id: randomUUID(),
        name: 'page_view',
        visitor,
        subject,
        happened_at: new Date(now - hoursAgo * hour),
        received_at: new Date(now),
      })
      .execute();
  const show = (visitor: string, subject: string) =>
    database()
      .insertInto('exposures')
      .values({
        store_id: storeId,
        id: randomUUID(),
        experience_id: path.split('/').at(-1) ?? '',
        variation_id: 'personalized',
        visitor,
        subject,
        reason: 'personalized',
        kind: 'targeted',
        counted: true,
        identity: 'identified',
        membership_age_ms: null,
        device: 'desktop',
        happened_at: new Date(now - hour),
        received_at: new Date(now),
      })
      .execute();
  const connect = async (): Promise<string> => {
    await sql`insert into klaviyo_connections (id, store_id, method, sealed_credential, account_id, account_name,
      account_public_key, scopes, connected_at, state) values (${storeId}, ${storeId}, 'oauth', 'x', 'a', 'a', 'p', '[]',
      ${new Date(now)}, 'active')`.execute(database());
    await sql`insert into klaviyo_segments (connection_id, segment_id, name, starred, state, listed, profile_count,
      count_read_at) values (${storeId}, 'VIP', 'Very “important”', true, 'active', true, 1240,
      ${new Date(now - hour)})`.execute(database());
    return storeId;
  };
  const remember = (subject: string, memberships: object) =>
    sql`insert into klaviyo_people (connection_id, subject, sealed_profile_id, existed_at, memberships)
      values (${storeId}, ${subject}, 'x', ${new Date(now)}, ${JSON.stringify(memberships)}::jsonb)`.execute(
      database(),
    );
  const estimate = async (audience: object): Promise<AudienceEstimate> => {
    const { definition } = experienceSchema.parse((await browser('GET', path)).json);
    const answer = await browser('POST', `${path}/estimate`, { definition: { ...definition, audience } });
    expect(answer.status).toBe(200);
    return audienceEstimateSchema.parse(answer.json);
  };
  const custom = (...groups: object[][]) => ({
    type: 'custom',
    expression: { and: groups.map((group) => ({ or: group })) },
  });

  it('counts as identified who was so only in what they were shown, after their one page view', async () => {
    await connect();
    await see('visitor-once', 1);
    await see('visitor-unknown', 1);
    await show('visitor-once', 'in');
    await remember('in', { VIP: [1, now - hour] });

    const { seen } = await estimate(custom([vip]));

    expect(seen).toMatchObject({ visitors: 2, identified: 1 });
  });

  it('says of a segment how many Klaviyo counted, and who of the last visitors is known to be in it', async () => {
    await connect();
    await see('visitor-in', 1, 'in');
    await see('visitor-in', 2);
    await see('visitor-in-also', 160, 'in');
    await see('visitor-out', 3, 'out');
    await see('visitor-stale', 4, 'stale');
    await see('visitor-nobody-knows', 5, 'gone');
    await see('visitor-anonymous', 6);
    await see('visitor-of-old', 169, 'in');
    await remember('in', { VIP: [1, now - hour] });
    await remember('out', { VIP: [0, now - hour], Other: [1, now] });
    await remember('stale', { VIP: [1, now - 30 * hour] });
    expect(await estimate(custom([vip], [phone]))).toEqual({
      connected: true,
      segments: [
        {
          id: 'VIP',
          name: 'Very “important”',
          exists: true,
          members: 1240,
          countedAt: new Date(now - hour).toISOString(),
          in: 2,
          out: 1,
          unknown: 2,
        },
      ],
      seen: { since: new Date(now - 160 * hour).toISOString(), whole: true, visitors: 6, identified: 5 },
      reach: 2,
      leftOut: ['device'],
    });
    expect((await estimate(custom([notVip]))).reach).toBe(1);
    const unidentified = { field: 'identified', operator: 'equals', value: false };
    expect((await estimate(custom([notVip, unidentified]))).reach).toBe(2);
    expect((await estimate(custom([vip, phone]))).reach).toBe(6);
    expect((await estimate({ type: 'everyone' })).reach).toBe(6);
  });

  it('says of a link that nobody can tell how many open it', async () => {
    await see('visitor-anonymous', 1);
    expect(await estimate({ type: 'link', token: 'spring' })).toMatchObject({
      segments: [],
      seen: { visitors: 1 },
      reach: null,
      leftOut: [],
    });
  });

  it('tells of a segment that is kept ready how many were read, where that is newer than what was counted', async () => {
    await connect();
    const readAt = new Date(now - hour / 2);
    await sql`insert into klaviyo_warm_segments (connection_id, segment_id, members, read_at)
      values (${storeId}, 'VIP', 1251, ${readAt})`.execute(database());
    const { segments } = await estimate(custom([vip]));
    expect(segments).toMatchObject([{ members: 1251, countedAt: readAt.toISOString() }]);
  });

  it('does not count for one store what was seen in another', async () => {
    await see('visitor-elsewhere', 1);
    const other = await browser('POST', '/api/v1/stores', { name: 'Other', origins: [] });
    const { id } = storeSchema.parse(other.json);
    const counted = await countLatelySeen(database(), {
      storeId: id,
      connectionId: null,
      segments: ['VIP'],
      since: new Date(now - 24 * hour),
      validSince: new Date(now),
    });
    expect(counted).toEqual({ groups: [], since: null, whole: true });
  });

  it('says what it knows without Klaviyo, without visitors, and of a rule that is not finished', async () => {
    expect(await estimate(custom([vip, { ...vip, value: '' }]))).toMatchObject({
      connected: false,
      segments: [{ id: 'VIP', name: 'VIP', exists: false, members: null, countedAt: null, in: 0 }],
      seen: { since: null, whole: true, visitors: 0, identified: 0 },
      reach: 0,
    });
  });

  it('looks at the newest page views alone where there are many, and says since when', async () => {
    for (const hoursAgo of [1, 2, 3, 4]) await see(`visitor-${hoursAgo}`, hoursAgo);
    const counted = await countLatelySeen(database(), {
      storeId,
      connectionId: null,
      segments: [],
      since: new Date(now - 24 * hour),
      validSince: new Date(now),
      most: 3,
    });
    expect(counted).toEqual({
      groups: [{ identified: false, memberships: [], visitors: 3 }],
      since: new Date(now - 3 * hour),
      whole: false,
    });
  });

  it('goes by the index on names and times, not through all events', async () => {
    const { rows } = await sql<
      Record<string, string>
    >`explain select visitor, subject, happened_at from events
      where store_id = ${storeId} and name = 'page_view' and happened_at > ${new Date(now)}
      order by happened_at desc limit 50000`.execute(database());
    expect(rows.flatMap((row) => Object.values(row)).join('\n')).toContain('events_name');
  });
});
