import { setTimeout as wait } from 'node:timers/promises';
import { arriveEvenly } from './arrivals.ts';
import type { Installation } from './installation.ts';
import type { Account, Known, SimulatedKlaviyo } from './klaviyo.ts';
import { toQuantile } from './quantiles.ts';

/** How an outage went. */
export type Outage = {
  /** Calls that were made to Klaviyo while it was down. */
  readonly calls: number;
  readonly answers: number;
  readonly slowestAnswerMs: number;
  /** Answers other than 200: none is expected, whatever Klaviyo does. */
  readonly failedAnswers: number;
  /** Of the answers about people who are known: those that gave the last good memberships, and of these those marked stale. */
  readonly knownServedShare: number;
  readonly staleShare: number;
  /** How long after the end of the outage a new visitor was resolved. */
  readonly recoveryMs: number;
};

const perMinute = 1000;

/**
 * `kind` is how Klaviyo fails: `hang` answers nothing at all, `server_error` says 503 at once. Half of the visitors are
 * known; their memberships expire during the outage where the store lets them live for five minutes.
 */
export async function measureOutage(
  klaviyo: SimulatedKlaviyo,
  account: Account,
  installation: Installation,
  people: { readonly known: readonly Known[]; readonly fresh: readonly Known[] },
  kind: 'hang' | 'server_error',
  minutes: number,
): Promise<Outage> {
  for (const { token } of people.known) await installation.ask(token);
  const before = await klaviyo.count(account);
  await klaviyo.setFault({
    kind,
    operation: 'api',
    account: account.id,
    untilMs: Date.now() + minutes * 60_000,
  });
  const endsAt = performance.now() + minutes * 60_000;
  const visits = Array.from({ length: perMinute * minutes }, (_, index) => {
    const isKnown = index % 2 === 0;
    const group = isKnown ? people.known : people.fresh;
    return { isKnown, token: group[(index >> 1) % group.length]?.token ?? '' };
  });
  const answers = await arriveEvenly(visits, minutes * 60_000, async ({ isKnown, token }) => ({
    isKnown,
    answer: await installation.ask(token),
  }));
  const calls = (await klaviyo.count(account)) - before;
  await wait(Math.max(0, endsAt - performance.now()));
  const recoveryMs = await awaitRecovery(installation, people.fresh);
  const known = answers.filter(({ isKnown }) => isKnown).map(({ answer }) => answer);
  const served = known.filter(({ resolved }) => resolved);
  return {
    calls,
    answers: answers.length,
    slowestAnswerMs: toQuantile(
      answers.map(({ answer }) => answer.tookMs),
      1,
    ),
    failedAnswers: answers.filter(({ answer }) => answer.status !== 200).length,
    knownServedShare: served.length / known.length,
    staleShare: served.filter(({ stale }) => stale).length / known.length,
    recoveryMs,
  };
}

async function awaitRecovery(installation: Installation, people: readonly Known[]): Promise<number> {
  const startedAt = performance.now();
  for (const { token } of people) {
    if ((await installation.ask(token)).resolved) break;
    await wait(60_000 / perMinute);
  }
  return performance.now() - startedAt;
}
