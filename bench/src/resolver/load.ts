import { install } from './installation.ts';
import { startKlaviyo } from './klaviyo.ts';
import { measureOutage } from './outage.ts';
import { measureRenewal } from './renewal.ts';
import { openRows, writeDuePeople } from './rows.ts';
import { measureNaiveRush, measureRush } from './rush.ts';

type Figures = Readonly<Record<string, number>>;

const segmentCount = 3;
/** A call takes about this long; one of a hundred takes a second. */
const latency = { medianMs: 150, p99Ms: 1000 };

/** A campaign: 1,000 new people a minute, against one process, against three, and against the naive strategy. */
export async function loadRushes(nextDatabase: () => Promise<string>, minutes: number): Promise<Figures> {
  await using klaviyo = await startKlaviyo();
  const count = 1000 * minutes;
  const [one, three, naive] = [
    await klaviyo.createAccount(segmentCount),
    await klaviyo.createAccount(segmentCount),
    await klaviyo.createAccount(segmentCount),
  ];
  await using alone = await install(klaviyo, one, await nextDatabase(), 1);
  await using together = await install(klaviyo, three, await nextDatabase(), 3);
  const people = {
    one: await klaviyo.createPeople(one, count),
    three: await klaviyo.createPeople(three, count),
    naive: await klaviyo.createPeople(naive, count),
  };
  await klaviyo.setLatency(latency.medianMs, latency.p99Ms);
  const [rush, rushOfThree, naiveRush] = await Promise.all([
    measureRush(klaviyo, one, alone, people.one, minutes),
    measureRush(klaviyo, three, together, people.three, minutes),
    measureNaiveRush(klaviyo, naive, people.naive, minutes),
  ]);
  return {
    rushResolvedShare: rush.resolvedShare,
    rushOnTimeShare: rush.onTimeShare,
    rushThrottled: rush.throttled,
    rushSlowestAnswerMs: rush.slowestAnswerMs,
    rushResolvedShareThreeProcesses: rushOfThree.resolvedShare,
    rushOnTimeShareThreeProcesses: rushOfThree.onTimeShare,
    rushThrottledThreeProcesses: rushOfThree.throttled,
    naiveResolvedShare: naiveRush.resolvedShare,
    naiveThrottled: naiveRush.throttled,
  };
}

/** Klaviyo is down for ten minutes with 1,000 visitors a minute: once it hangs, once it says 503. */
export async function loadOutages(nextDatabase: () => Promise<string>, minutes: number): Promise<Figures> {
  await using klaviyo = await startKlaviyo();
  const figures: Record<string, number> = {};
  const run = async (kind: 'hang' | 'server_error', name: string): Promise<void> => {
    const account = await klaviyo.createAccount(segmentCount);
    // What is remembered expires while Klaviyo is down.
    const settings = { membershipMaxAgeMs: 300_000 };
    await using installation = await install(klaviyo, account, await nextDatabase(), 1, settings);
    const people = {
      known: await klaviyo.createPeople(account, 200),
      fresh: await klaviyo.createPeople(account, 500 * minutes),
    };
    const outage = await measureOutage(klaviyo, account, installation, people, kind, minutes);
    for (const [figure, value] of Object.entries(outage)) figures[`${name}.${figure}`] = value;
  };
  await Promise.all([run('hang', 'outageHang'), run('server_error', 'outage503')]);
  return {
    outageCalls: Math.max(figures['outageHang.calls'] ?? NaN, figures['outage503.calls'] ?? NaN),
    ...figures,
  };
}

/** Everybody who is remembered is due at once. */
export async function loadRenewal(
  nextDatabase: () => Promise<string>,
  remembered: number,
  withinMinutes: number,
): Promise<Figures> {
  await using klaviyo = await startKlaviyo();
  const account = await klaviyo.createAccount(segmentCount);
  const databaseUrl = await nextDatabase();
  await using installation = await install(klaviyo, account, databaseUrl, 1);
  const people = await klaviyo.createPeople(account, remembered);
  const visitors = await klaviyo.createPeople(account, 60 * withinMinutes);
  await klaviyo.setLatency(latency.medianMs, latency.p99Ms);
  const rows = await openRows(databaseUrl);
  await writeDuePeople(rows, installation.storeId, account.segments, people);
  await rows.end();
  const renewal = await measureRenewal(klaviyo, account, installation, visitors, remembered, withinMinutes);
  return Object.fromEntries(Object.entries(renewal).map(([figure, value]) => [`renewal.${figure}`, value]));
}
