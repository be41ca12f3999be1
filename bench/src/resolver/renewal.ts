import { setTimeout as wait } from 'node:timers/promises';
import type { Installation } from './installation.ts';
import type { Account, Known, SimulatedKlaviyo } from './klaviyo.ts';
import { toMedian, toQuantile } from './quantiles.ts';

/** How renewing everybody went. */
export type Renewal = {
  readonly callsPerPerson: number;
  readonly minutes: number;
  readonly throttled: number;
  /** How long new visitors waited meanwhile, and how many of them their own page could serve. */
  readonly visitorMs: number;
  readonly slowVisitorMs: number;
  readonly visitorServedShare: number;
};

const visitorEveryMs = 1000;

/** Everybody who is remembered is due at once; new visitors come all the while. */
export async function measureRenewal(
  klaviyo: SimulatedKlaviyo,
  account: Account,
  installation: Installation,
  visitors: readonly Known[],
  remembered: number,
  withinMinutes: number,
): Promise<Renewal> {
  const startedAt = performance.now();
  const callsBefore = await klaviyo.count(account);
  const answers: { readonly tookMs: number; readonly resolved: boolean }[] = [];
  let visitorCalls = 0;
  let due = await installation.countDue();
  for (const { token } of visitors) {
    if (due === 0 || performance.now() - startedAt > withinMinutes * 60_000) break;
    const answer = await installation.ask(token);
    answers.push(answer);
    // Identity and three segments: what a new visitor costs at the most.
    visitorCalls += 4;
    await wait(visitorEveryMs);
    due = await installation.countDue();
  }
  const took = answers.map(({ tookMs }) => tookMs);
  const calls = (await klaviyo.count(account)) - callsBefore - visitorCalls;
  return {
    callsPerPerson: calls / (remembered - due),
    minutes: (performance.now() - startedAt) / 60_000,
    throttled: await klaviyo.count(account, { status: 429 }),
    visitorMs: toMedian(took),
    slowVisitorMs: toQuantile(took, 0.99),
    visitorServedShare: answers.filter(({ resolved }) => resolved).length / answers.length,
  };
}
