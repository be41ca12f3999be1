import { TestPostgres } from '../../../apps/server/src/db/testing/test-postgres.ts';
import { measureBytes } from './bytes.ts';
import { measureHerd } from './herd.ts';
import { measureIdle } from './idle.ts';
import { loadOutages, loadRenewal, loadRushes } from './load.ts';
import { measureWeek } from './week.ts';

/** Shorter for a look in between: `FACET_BENCH_MINUTES=1`. */
const minutes = Number(process.env['FACET_BENCH_MINUTES'] ?? 10);
const rushMinutes = Math.min(5, minutes);
const remembered = minutes >= 10 ? 100_000 : 10_000 * minutes;

/**
 * Who is resolved, how fast and for how many calls: Facet's own processes over PostgreSQL, asked over HTTP, beside a
 * simulated Klaviyo that keeps its published limits. Rush, outage and renewal last as long as they say, side by side.
 */
export async function benchResolver(): Promise<Readonly<Record<string, number>>> {
  const idle = await withDatabases((next) => measureSmall(next));
  const week = await measureWeek();
  const [rushes, outages, renewal] = await Promise.all([
    withDatabases((next) => loadRushes(next, rushMinutes)),
    withDatabases((next) => loadOutages(next, minutes)),
    withDatabases((next) => loadRenewal(next, remembered, minutes)),
  ]);
  return { ...idle, ...week, ...rushes, ...outages, ...renewal };
}

type NextDatabase = () => Promise<string>;

/** What does not take long. */
async function measureSmall(next: NextDatabase): Promise<Readonly<Record<string, number>>> {
  const idle = await measureIdle(await next());
  const herd = await measureHerd(await next(), 1);
  const herdOfThree = await measureHerd(await next(), 3);
  const bytes = await measureBytes(await next());
  return {
    ...idle,
    herdCalls: herd.calls,
    herdAnswered: herd.answered,
    herdCallsThreeProcesses: herdOfThree.calls,
    herdAnsweredThreeProcesses: herdOfThree.answered,
    bytesPerPerson: bytes.memory,
    databaseBytesPerPerson: bytes.database,
  };
}

/** A PostgreSQL of its own: each process of Facet's opens up to eleven connections. */
async function withDatabases<T>(work: (next: NextDatabase) => Promise<T>): Promise<T> {
  await using postgres = await TestPostgres.create();
  return await work(async () => (await postgres.createDatabase()).url);
}
