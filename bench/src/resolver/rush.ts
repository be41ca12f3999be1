import { setTimeout as wait } from 'node:timers/promises';
import { arriveEvenly } from './arrivals.ts';
import type { Installation } from './installation.ts';
import type { Account, Known, SimulatedKlaviyo } from './klaviyo.ts';
import { toQuantile } from './quantiles.ts';

/** What Klaviyo's guide allows of lookups by token in a minute (contract §1.1 and §4). */
const identitiesPerMinute = 700;

/** How a campaign's rush went. */
export type Rush = {
  /** New people with every membership known when the last of them had come, of those whom the limit allows. */
  readonly resolvedShare: number;
  /** Those whose own page got the answer, of all. */
  readonly onTimeShare: number;
  readonly throttled: number;
  readonly slowestAnswerMs: number;
};

/** New people, evenly over some minutes, each asking once; then each once more, from what is remembered. */
export async function measureRush(
  klaviyo: SimulatedKlaviyo,
  account: Account,
  installation: Installation,
  people: readonly Known[],
  minutes: number,
): Promise<Rush> {
  const overMs = minutes * 60_000;
  const [answers] = await Promise.all([
    arriveEvenly(people, overMs, ({ token }) => installation.ask(token)),
    wait(overMs),
  ]);
  const resolved = await installation.countRemembered();
  return {
    resolvedShare: resolved / Math.min(people.length, identitiesPerMinute * minutes),
    onTimeShare: answers.filter((answer) => answer.resolved).length / people.length,
    throttled: await klaviyo.count(account, { status: 429 }),
    slowestAnswerMs: toQuantile(
      answers.map(({ tookMs }) => tookMs),
      1,
    ),
  };
}

/** The obvious way: for each new person the profile, then its segments (contract §1.1, §1.2); nothing is kept. */
export async function measureNaiveRush(
  klaviyo: SimulatedKlaviyo,
  account: Account,
  people: readonly Known[],
  minutes: number,
): Promise<{ readonly resolvedShare: number; readonly throttled: number }> {
  const call = async (path: string): Promise<Response> =>
    fetch(`${klaviyo.url}${path}`, {
      headers: { authorization: `Klaviyo-API-Key ${account.privateKey}`, revision: '2026-07-15' },
    });
  const resolve = async ({ token }: Known): Promise<boolean> => {
    const filter = encodeURIComponent(`equals(_kx,"${token}")`);
    const found = await call(`/api/profiles?filter=${filter}&fields[profile]=id`);
    if (found.status !== 200) return false;
    const { data }: { data: readonly { readonly id: string }[] } = JSON.parse(await found.text());
    const segments = await call(`/api/profiles/${data[0]?.id ?? 'nobody'}/relationships/segments`);
    await segments.text();
    return segments.status === 200;
  };
  const resolved = await arriveEvenly(people, minutes * 60_000, resolve);
  return {
    resolvedShare: resolved.filter(Boolean).length / Math.min(people.length, identitiesPerMinute * minutes),
    throttled: await klaviyo.count(account, { status: 429 }),
  };
}
