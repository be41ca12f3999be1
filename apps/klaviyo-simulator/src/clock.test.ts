import { expect, test } from 'vitest';
import type { Simulator } from './server.ts';
import { askControl } from './testing/ask-control.ts';
import { callApi, connect, startMs, startSimulator, type Tokens } from './testing/start-simulator.ts';

const burst = '/api/profiles/dqQnNW/relationships/segments';

/** Sets up something that ends or begins within the hour of everything that time moves. */
async function prepare(simulator: Simulator): Promise<Tokens> {
  const tokens = await connect(simulator);
  const atMs = startMs + 3_600_000;
  simulator.world.segments.schedule([{ atMs, segment: 'VpX7kd', profile: 'dqQnNW', change: 'out' }]);
  simulator.faults.set({ operation: 'get_accounts', kind: 'server_error', fromMs: atMs });
  simulator.faults.set({ operation: 'get_profiles', kind: 'server_error', untilMs: atMs });
  for (let call = 0; call < 3; call += 1) await callApi(simulator, burst);
  return tokens;
}

async function look(simulator: Simulator, { access_token: token }: Tokens): Promise<unknown> {
  const statusOf = async (path: string, authorization?: string): Promise<number> =>
    (await callApi(simulator, path, authorization === undefined ? {} : { authorization })).status;
  return {
    bearer: await statusOf('/api/segments', `Bearer ${token}`),
    burst: await statusOf(burst),
    accounts: await statusOf('/api/accounts'),
    profiles: await statusOf('/api/profiles'),
    isIn: simulator.world.segments.get('VpX7kd').members.has('dqQnNW'),
    atMs: simulator.requests.list().at(-1)?.atMs,
  };
}

const before = { bearer: 200, burst: 429, accounts: 200, profiles: 503, isIn: true, atMs: startMs };
const after = {
  bearer: 401,
  burst: 200,
  accounts: 503,
  profiles: 200,
  isIn: false,
  atMs: startMs + 3_600_000,
};

test('grants, limits, schedules, faults and the log follow the clock when it is advanced', async () => {
  await using simulator = await startSimulator();
  const tokens = await prepare(simulator);
  expect(await look(simulator, tokens)).toEqual(before);
  await askControl(simulator, 'POST /clock/advance', { ms: 3_600_000 });
  expect(await look(simulator, tokens)).toEqual(after);
});

test('all of them follow the time of the options as well', async () => {
  let nowMs = startMs;
  await using simulator = await startSimulator({ now: () => nowMs });
  const tokens = await prepare(simulator);
  expect(await look(simulator, tokens)).toEqual(before);
  nowMs += 3_600_000;
  expect(await look(simulator, tokens)).toEqual(after);
});
