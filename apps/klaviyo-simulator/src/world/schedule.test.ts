import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Simulator } from '../server.ts';
import { askControl } from '../testing/ask-control.ts';
import {
  bodyOf,
  callApi,
  type Document,
  startMs,
  startSimulator,
  withQuery,
} from '../testing/start-simulator.ts';

const vip = 'VpX7kd';
const gerd = 'dqQnNW';

function olaOf(simulator: Simulator): string {
  return simulator.world.people.findByEmail('NRDL01', 'ola.dahl@example.com')?.id ?? '';
}

/** The members of the segment with the time of joining, as the API tells them. */
async function readMembers(simulator: Simulator): Promise<Map<string, unknown>> {
  const path = withQuery(`/api/segments/${vip}/profiles`, { 'page[size]': '100', 'fields[profile]': 'id' });
  const { data } = await bodyOf<Document>(await callApi(simulator, path));
  return new Map(data.map(({ id, attributes }) => [id, attributes['joined_group_at']]));
}

test('people join and leave when simulated time comes to it', async () => {
  await using simulator = await startSimulator();
  const ola = olaOf(simulator);
  const answer = await askControl(simulator, `POST /segments/${vip}/schedule`, {
    changes: [
      { atMs: startMs + 90_000, profile: ola, change: 'out' },
      { atMs: startMs + 30_000, profile: ola, change: 'in' },
      { atMs: startMs + 60_000, profile: gerd, change: 'out' },
    ],
  });
  expect(answer).toEqual({ pending: 3 });
  expect([...(await readMembers(simulator)).keys()]).not.toContain(ola);
  simulator.clock.advance(29_999);
  expect([...(await readMembers(simulator)).keys()]).not.toContain(ola);
  simulator.clock.advance(10_000);
  const members = await readMembers(simulator);
  expect(members.get(ola)).toBe('2026-11-23T12:00:30+00:00');
  expect(members.has(gerd)).toBe(true);
  expect(await askControl(simulator, `GET /segments/${vip}/schedule`)).toMatchObject([
    { atMs: startMs + 60_000, profile: gerd },
    { atMs: startMs + 90_000, profile: ola },
  ]);
  simulator.clock.advance(60_000);
  const after = [...(await readMembers(simulator)).keys()];
  expect(after).not.toContain(ola);
  expect(after).not.toContain(gerd);
  expect(simulator.world.segments.listScheduled()).toEqual([]);
});

test('changes of one moment happen in the order in which they were given', async () => {
  await using simulator = await startSimulator();
  const at = { atMs: startMs + 5_000, segment: vip };
  simulator.world.segments.schedule([
    { ...at, profile: gerd, change: 'out' },
    { ...at, profile: gerd, change: 'in' },
    { ...at, profile: olaOf(simulator), change: 'in' },
    { ...at, profile: olaOf(simulator), change: 'out' },
  ]);
  simulator.clock.advance(3_600_000);
  const members = await readMembers(simulator);
  expect(members.get(gerd)).toBe('2026-11-23T12:00:05+00:00');
  expect(members.has(olaOf(simulator))).toBe(false);
});

test('what is due already happens at once, and joining again changes nothing', async () => {
  await using simulator = await startSimulator();
  const before = (await readMembers(simulator)).get(gerd);
  const at = { atMs: startMs - 60_000, segment: vip, change: 'in' } as const;
  simulator.world.segments.schedule([
    { ...at, profile: olaOf(simulator) },
    { ...at, profile: gerd },
  ]);
  const members = await readMembers(simulator);
  expect(members.get(olaOf(simulator))).toBe('2026-11-23T11:59:00+00:00');
  expect(members.get(gerd)).toBe(before);
});

test('a segment is built and frozen by schedule, and a frozen one keeps its members', async () => {
  await using simulator = await startSimulator();
  await askControl(simulator, `POST /segments/${vip}/schedule`, {
    changes: [
      { atMs: startMs + 1_000, isProcessing: true },
      { atMs: startMs + 2_000, isProcessing: false, isActive: false },
      { atMs: startMs + 3_000, profile: gerd, change: 'out' },
    ],
  });
  const read = async (): Promise<unknown> => {
    const response = await callApi(simulator, `/api/segments/${vip}`);
    return (await bodyOf<{ data: { attributes: unknown } }>(response)).data.attributes;
  };
  simulator.clock.advance(1_000);
  expect(await read()).toMatchObject({
    is_processing: true,
    is_active: true,
    updated: '2026-11-23T12:00:01+00:00',
  });
  simulator.clock.advance(2_000);
  expect(await read()).toMatchObject({ is_processing: false, is_active: false });
  expect((await readMembers(simulator)).has(gerd)).toBe(true);
});

test('what has become impossible is passed over', async () => {
  await using simulator = await startSimulator();
  const { segments, people } = simulator.world;
  segments.schedule([
    { atMs: startMs + 1_000, segment: vip, profile: olaOf(simulator), change: 'in' },
    { atMs: startMs + 1_000, segment: 'WbQ2rt', isProcessing: true },
    { atMs: startMs + 1_000, segment: vip, profile: gerd, change: 'out' },
  ]);
  people.remove(olaOf(simulator));
  segments.remove('WbQ2rt');
  simulator.clock.advance(1_000);
  expect((await readMembers(simulator)).has(gerd)).toBe(false);
  expect(segments.get(vip).members.size).toBe(2);
});

test('many changes at once leave members and their order right', async () => {
  await using simulator = await startSimulator();
  const { people, segments } = simulator.world;
  const crowd = people.createMany({ accountId: 'NRDL01', count: 4_000, segments: [{ id: vip, share: 0.5 }] });
  await readMembers(simulator);
  segments.schedule(
    crowd.map(({ id }, place) => ({
      atMs: startMs + 1_000 + place,
      segment: vip,
      profile: id,
      change: place % 2 === 0 ? ('in' as const) : ('out' as const),
    })),
  );
  simulator.clock.advance(10_000);
  const filter = `greater-than(joined_group_at,${new Date(startMs).toISOString()})`;
  const path = `/api/segments/${vip}/relationships/profiles`;
  const query = { filter, sort: 'joined_group_at', 'page[size]': '100' };
  const first = await bodyOf<Document>(await callApi(simulator, withQuery(path, query)));
  expect(first.data.map(({ id }) => id)).toEqual(
    crowd.flatMap(({ id }, n) => (n % 2 === 0 ? [id] : [])).slice(0, 100),
  );
  expect(segments.get(vip).members.size).toBe(2_003);
});

test('nothing scheduled happens while an answer is worked out, even if time goes on', async () => {
  let nowMs = startMs;
  // Every look at the clock is a millisecond later than the one before.
  await using simulator = await startSimulator({ now: () => (nowMs += 1) });
  const { people, segments } = simulator.world;
  const crowd = people.createMany({ accountId: 'NRDL01', count: 2_000, segments: [{ id: vip }] });
  segments.schedule(
    crowd.map(({ id }, place) => ({ atMs: nowMs + 100 + place, segment: vip, profile: id, change: 'out' })),
  );
  const path = withQuery(`/api/segments/${vip}/profiles`, {
    filter: 'greater-than(joined_group_at,2020-01-01)',
    'page[size]': '100',
  });
  for (let call = 0; call < 10; call += 1) {
    const response = await callApi(simulator, path);
    expect(response.status).toBe(200);
    expect((await bodyOf<Document>(response)).data).toHaveLength(100);
  }
});

test('the schedule is part of a snapshot, and older snapshots have none', async () => {
  await using simulator = await startSimulator();
  simulator.world.segments.schedule([{ atMs: startMs + 1_000, segment: vip, profile: gerd, change: 'out' }]);
  const snapshot = await askControl<{ state: Record<string, unknown> }>(simulator, 'GET /snapshot');
  simulator.reset();
  expect(simulator.world.segments.listScheduled()).toEqual([]);
  simulator.restore(snapshot);
  simulator.clock.advance(1_000);
  expect((await readMembers(simulator)).has(gerd)).toBe(false);

  const { schedule, ...older } = snapshot.state;
  expect(schedule).toHaveLength(1);
  await askControl(simulator, 'PUT /snapshot', { ...snapshot, state: older });
  simulator.clock.advance(1_000);
  expect((await readMembers(simulator)).has(gerd)).toBe(true);
});

test('the schedule survives a restart, and what became due meanwhile has happened', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'klaviyo-simulator-'));
  const file = join(folder, 'world.json');
  const first = await startSimulator({ file });
  first.world.segments.schedule([{ atMs: startMs + 1_000, segment: vip, profile: gerd, change: 'out' }]);
  await first[Symbol.asyncDispose]();
  const second = await startSimulator({ file, now: () => startMs + 2_000 });
  expect((await readMembers(second)).has(gerd)).toBe(false);
  await second[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});
