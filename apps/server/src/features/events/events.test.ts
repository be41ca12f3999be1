import {
  type Exposure,
  type ExposureCounts,
  exposureCountsSchema,
  type SeenRequest,
  type Store,
} from '@facet/protocol';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../db/testing/test-databases.ts';
import type { Server } from '../../server.ts';
import { createBrowser, type Send, signIn, startTestServer } from '../../testing/test-server.ts';
import { toExposure } from '../../testing/to-exposure.ts';

const day = 86_400_000;
const vip = { field: 'klaviyo_segment', operator: 'equals', value: 'VIP' };
const subject = 'subject-of-22-letters-';

describeOnEachDatabase('exposures', (open) => {
  let now = Date.UTC(2026, 10, 23);
  let server: Server;
  let shop: Send;
  let member: Send;
  let store: Store;
  let test: { readonly id: string; readonly control: string; readonly other: string };

  beforeAll(async () => {
    server = await startTestServer({ database: open, ports: { now: () => now } });
    member = await signIn(server);
  });
  afterAll(() => server[Symbol.asyncDispose]());
  beforeEach(async () => {
    now += 2 * 60_000;
    store = await server.context.stores.create({ name: 'Nordlys', origins: ['https://shop.example'] }, null);
    const asPage = createBrowser(server);
    shop = (method, path, body, headers) =>
      asPage(method, path, body, {
        origin: 'https://shop.example',
        'content-type': 'text/plain',
        ...headers,
      });
    test = await start('test', { audience: { type: 'custom', expression: vip } });
  });

  const start = async (kind: 'test' | 'personalization', changes: object) => {
    const { experiences } = server.context;
    const draft = await experiences.create(store.id, { kind, name: 'Free shipping' }, null);
    const definition = { ...draft.definition, ...changes } as typeof draft.definition;
    await experiences.save(store.id, draft.id, { revision: 1, name: 'Free shipping', definition }, null);
    await experiences.changeStatus(store.id, draft.id, { status: 'running' }, null);
    const [control, other] = draft.definition.variations;
    return { id: draft.id, control: control?.id ?? '', other: other?.id ?? '' };
  };
  const exposure = (changes: Partial<Exposure> = {}): Exposure =>
    toExposure({ experience: test.id, variation: test.other, ...changes });
  const send = ({ subject, events = [], ...batch }: Partial<SeenRequest> & { readonly subject?: string }) => {
    const named = events.map((event) => ({ ...Object(event), subject }));
    const body = JSON.stringify({ visitor: 'visitor-one', events: named, ...batch });
    return shop('POST', `/s/${store.publicKey}/seen`, body);
  };
  const count = async (id = test.id): Promise<ExposureCounts> =>
    exposureCountsSchema.parse(
      (await member('GET', `/api/v1/stores/${store.id}/experiences/${id}/exposures`)).json,
    );
  const visitorsOf = async (): Promise<readonly number[]> =>
    (await count()).variations.map(({ visitors }) => visitors);

  it('count visitors, not page views, and a repeated id once', async () => {
    expect(await count()).toEqual({
      variations: [test.control, test.other].map((variation) => ({
        variation,
        visitors: 0,
        countedVisitors: 0,
        identified: 0,
      })),
      outsideAudience: 0,
      lastSeenAt: null,
    });
    const first = exposure();
    const answer = await send({ events: [first, first, exposure()] });
    expect(answer).toMatchObject({ status: 204, text: '' });
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect((await send({ events: [first] })).status).toBe(204);
    expect(
      (
        await send({
          visitor: 'visitor-two',
          events: [exposure({ variation: test.control, counted: false })],
        })
      ).status,
    ).toBe(204);
    expect(await count()).toEqual({
      variations: [
        { variation: test.control, visitors: 1, countedVisitors: 0, identified: 0 },
        { variation: test.other, visitors: 1, countedVisitors: 1, identified: 0 },
      ],
      outsideAudience: 0,
      lastSeenAt: new Date(now).toISOString(),
    });
    const kept = await server.context.database.queryable
      .selectFrom('exposures')
      .select('id')
      .where('store_id', '=', store.id)
      .execute();
    expect(kept).toHaveLength(3);
    const units = await server.context.database.queryable
      .selectFrom('exposure_units')
      .select(['unit', 'exposures'])
      .where('experience_id', '=', test.id)
      .orderBy('unit')
      .execute();
    expect(units).toEqual([
      { unit: 'v:visitor-one', exposures: 2 },
      { unit: 'v:visitor-two', exposures: 1 },
    ]);
  });

  it('are not believed to be older than a week', async () => {
    await send({ events: [exposure({ agoMs: 30 * day })] });
    expect((await count()).lastSeenAt).toBe(new Date(now - 7 * day).toISOString());
  });

  it('count the same batch once, also when it arrives many times at once', async () => {
    const events = Array.from({ length: 20 }, () => exposure());
    const answers = await Promise.all(Array.from({ length: 8 }, () => send({ subject, events })));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([204]));
    const { exposures } = await server.context.database.queryable
      .selectFrom('exposure_units')
      .select('exposures')
      .where('experience_id', '=', test.id)
      .executeTakeFirstOrThrow();
    expect(exposures).toBe(20);
  });

  it('count a person on two devices once, also what was seen before they were known', async () => {
    await send({ visitor: 'phone-of-ada', events: [exposure()] });
    await send({ visitor: 'laptop-of-ada', events: [exposure()] });
    expect(await visitorsOf()).toEqual([0, 2]);
    await send({ visitor: 'phone-of-ada', subject, events: [exposure({ identity: 'identified' })] });
    await send({ visitor: 'laptop-of-ada', subject, events: [exposure({ identity: 'identified' })] });
    expect((await count()).variations[1]).toMatchObject({ visitors: 1, countedVisitors: 1, identified: 1 });
  });

  it('keep the first assignment of a person for all devices', async () => {
    const later = exposure({ variation: test.control, agoMs: 1000 });
    await send({ subject, events: [later, exposure({ agoMs: 5000 })] });
    await send({ visitor: 'second-device', subject, events: [exposure({ variation: test.control })] });
    expect(await server.context.events.listSubjectAssignments(store.id, subject)).toEqual({
      [test.id]: { kind: 'split', variation: test.other, counted: true, at: now - 5000 },
    });
    expect(await server.context.events.listSubjectAssignments(store.id, 'somebody-else-22-long-')).toEqual(
      {},
    );
  });

  it('keep none that came about because a person was not known, nor where identity does not matter', async () => {
    const everyone = await start('test', { audience: { type: 'everyone' } });
    await send({
      subject,
      events: [
        exposure({ variation: test.control, kind: 'default', reason: 'default_assignment', counted: false }),
        exposure({ experience: everyone.id, variation: everyone.other }),
      ],
    });
    expect(await server.context.events.listSubjectAssignments(store.id, subject)).toEqual({});
    expect((await count(everyone.id)).variations[1]).toMatchObject({ visitors: 1 });
  });

  it('keep a temporary one for its time, then the next', async () => {
    const temporary = await start('personalization', {
      audience: { type: 'custom', expression: vip },
      mode: { type: 'temporary', everyMs: day },
    });
    const shown = {
      experience: temporary.id,
      variation: temporary.other,
      kind: 'personalized',
      reason: 'personalized',
    };
    const kept = () => server.context.events.listSubjectAssignments(store.id, subject);
    const begin = now;
    await send({ subject, events: [exposure(shown)] });
    expect(await kept()).toEqual({
      [temporary.id]: {
        kind: 'personalized',
        variation: temporary.other,
        counted: true,
        at: begin,
        until: begin + day,
      },
    });
    now += day;
    expect(await kept()).toEqual({});
    await send({ subject, events: [exposure(shown)] });
    expect(await kept()).toMatchObject({ [temporary.id]: { at: begin + day, until: begin + 2 * day } });
  });

  it('forget the assignments of what has ended', async () => {
    await send({ subject, events: [exposure()] });
    await server.context.experiences.changeStatus(store.id, test.id, { status: 'ended' }, null);
    expect(await server.context.events.listSubjectAssignments(store.id, subject)).toEqual({});
  });

  it('pass over what cannot be true, without an error on the page', async () => {
    const draft = await server.context.experiences.create(store.id, { kind: 'test', name: 'Draft' }, null);
    const foreign = await server.context.stores.create({ name: 'Foreign', origins: [] }, null);
    const elsewhere = await server.context.experiences.create(
      foreign.id,
      { kind: 'test', name: 'Elsewhere' },
      null,
    );
    const answer = await send({
      subject: 'not a subject',
      events: [
        exposure({ experience: 'unknown' }),
        exposure({ variation: 'unknown' }),
        exposure({ experience: draft.id, variation: draft.definition.variations[0]?.id ?? '' }),
        exposure({ experience: elsewhere.id, variation: elsewhere.definition.variations[0]?.id ?? '' }),
        exposure({ reason: 'because' }),
        exposure({ reason: 'kept', freshReason: 'because' }),
        exposure({ kind: '<script>' }),
        exposure({ reason: 'forced', kind: 'forced' }),
        exposure({ reason: 'forced' }),
        exposure({ reason: 'group_undecided' }),
        exposure({ kind: 'excluded' }),
        exposure(),
      ],
    });
    expect(answer.status).toBe(204);
    expect((await count()).variations[1]).toMatchObject({ visitors: 1, identified: 0 });
    expect((await count(draft.id)).variations.map(({ visitors }) => visitors)).toEqual([0, 0]);
  });
});
