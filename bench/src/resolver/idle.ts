import { setTimeout as wait } from 'node:timers/promises';
import { type Installation, install } from './installation.ts';
import { type Account, type Known, type SimulatedKlaviyo, startKlaviyo } from './klaviyo.ts';
import { toMedian } from './quantiles.ts';

const visitors = 40;
const warmUps = 160;
const minuteMs = 61_000;
const latenciesMs = [100, 200, 400];

/**
 * A visitor whom nobody has seen, with nothing else going on, beside one call to the simulator from here; then the
 * same visitor again, and one process that only says hello, which is what HTTP itself takes.
 */
export async function measureIdle(databaseUrl: string): Promise<Readonly<Record<string, number>>> {
  await using klaviyo = await startKlaviyo();
  const account = await klaviyo.createAccount(3);
  await using installation = await install(klaviyo, account, databaseUrl, 1);
  const people = await klaviyo.createPeople(account, visitors * latenciesMs.length + warmUps);
  // A process that has just started compiles as it goes; what that cost of Klaviyo's minute is free again after it.
  for (const { token } of people.slice(-warmUps)) await installation.ask(token);
  await wait(minuteMs);
  const figures: Record<string, number> = {};
  const ratios: number[] = [];
  for (const [index, latencyMs] of latenciesMs.entries()) {
    await klaviyo.setLatency(latencyMs);
    const group = people.slice(index * visitors, (index + 1) * visitors);
    const { coldMs, floorMs } = await measureCold(klaviyo, account, installation, group);
    ratios.push(coldMs / floorMs);
    figures[`idleColdMsAt${latencyMs}`] = coldMs;
    figures[`idleRoundTripMsAt${latencyMs}`] = floorMs;
  }
  figures['idleLatencyRatio'] = Math.max(...ratios);
  const before = await klaviyo.count(account);
  const cached: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    for (const { token } of people.slice(0, visitors)) cached.push((await installation.ask(token)).tookMs);
  }
  figures['cachedCalls'] = (await klaviyo.count(account)) - before;
  figures['cachedRequestMs'] = toMedian(cached);
  figures['helloRequestMs'] = toMedian(await measureHello(installation, cached.length));
  figures['cachedServerMs'] = Math.max(0, figures['cachedRequestMs'] - figures['helloRequestMs']);
  return figures;
}

async function measureCold(
  klaviyo: SimulatedKlaviyo,
  account: Account,
  installation: Installation,
  people: readonly Known[],
): Promise<{ readonly coldMs: number; readonly floorMs: number }> {
  const cold: number[] = [];
  const floor: number[] = [];
  for (const { token } of people) {
    // In turn, so that whatever else the machine does meets both alike.
    floor.push(await measureRoundTrip(klaviyo, account));
    const answer = await installation.ask(token);
    if (!answer.resolved) throw new Error(`A visitor was not resolved: ${answer.identity}`);
    cold.push(answer.tookMs);
  }
  return { coldMs: toMedian(cold), floorMs: toMedian(floor) };
}

async function measureRoundTrip(klaviyo: SimulatedKlaviyo, account: Account): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(`${klaviyo.url}/api/segments?page[size]=1`, {
    headers: { authorization: `Klaviyo-API-Key ${account.privateKey}`, revision: '2026-07-15' },
  });
  await response.text();
  return performance.now() - startedAt;
}

async function measureHello({ programs }: Installation, times: number): Promise<readonly number[]> {
  const took: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const startedAt = performance.now();
    await (await fetch(`${programs[0]?.url}/s/nobody/who`, { method: 'OPTIONS' })).text();
    took.push(performance.now() - startedAt);
  }
  return took;
}
