import { holds, listMissing, type Recollection, type Tolerance, tell } from './assessment.ts';
import type { MembershipCache, RememberedIdentity } from './cache.ts';
import { type Clock, within } from './clock.ts';
import { readExchangeId } from './exchange-id.ts';
import { createLookup, type TokenFindings } from './lookup.ts';
import { createPause } from './pause.ts';
import { type Planner, planBySegments } from './planner.ts';
import { isDue, type MembershipPolicy } from './policy.ts';
import type { Resolution } from './resolution.ts';
import { createSingleFlight } from './single-flight.ts';
import type { MembershipSource, SourceFailure } from './source.ts';
import { createStrangers, type Strangers } from './strangers.ts';

/** What a resolver is made of; one serves one store. */
export type ResolverOptions = {
  readonly source: MembershipSource;
  readonly cache: MembershipCache;
  readonly clock: Clock;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  readonly policy: MembershipPolicy;
  /** The public key of the connected account: the suffix of its tokens. */
  readonly company: string;
  /** The name by which a profile is known outside the server. */
  readonly toSubject: (profileId: string) => string;
  /** Hears what went wrong in work that nobody waits for. */
  readonly report: (error: unknown) => void;
  readonly planner?: Planner;
  /** Shared by the resolvers of one account. */
  readonly strangers?: Strangers;
};

/** Who is asked about, and for how long an answer is waited for. */
type Question = {
  readonly segments: readonly string[];
  readonly deadlineMs: number;
  /** Ask the source again whatever is remembered. */
  readonly refresh?: boolean;
};

/** Tells who is in which segment for as few calls to the source as possible. */
export type Resolver = {
  /** About the holder of an exchange id. */
  resolve(
    question: Question & {
      readonly exchangeId: string;
      /** Who asks, where it may be anybody: how many tokens of nobody's they may ask about is limited. */
      readonly asker?: string;
    },
  ): Promise<Resolution>;
  /** About somebody who is known already. */
  resolveSubject(question: Question & { readonly subject: string }): Promise<Resolution>;
};

type Outcome = { readonly failure: SourceFailure | undefined };

const askAgainMs = 1000;

/**
 * Known visitors are answered from the cache at once, and read again in the background in the last fifth of the
 * entry's life. Everybody else waits up to the deadline; the work goes on after it, so that the next page has the
 * answer. However many ask about one token at once, the source is asked once.
 */
export function createResolver(options: ResolverOptions): Resolver {
  const { source, cache, clock, random, policy, company, toSubject, report } = options;
  const pause = createPause(clock, random);
  const lookup = createLookup(source, options.planner ?? planBySegments, pause, clock);
  const flights = createSingleFlight<Outcome>();
  const strangers = options.strangers ?? createStrangers(clock);

  const recall = async (token: string, segments: readonly string[]): Promise<Recollection> => {
    const identity = await cache.findIdentity(token);
    if (identity?.state !== 'known') return { identity, memberships: new Map() };
    return { identity, memberships: await cache.findMemberships(identity.subject, segments) };
  };

  const rememberToken = async (
    token: string,
    findings: TokenFindings,
    before: RememberedIdentity | undefined,
  ): Promise<void> => {
    const { identity, readAt, found } = findings;
    if (identity === undefined) return;
    const vanished =
      before?.state === 'known' &&
      (identity.state === 'nobody' ||
        (identity.state === 'known' && identity.profileId !== before.profileId));
    if (vanished) await cache.dropSubject(before.subject);
    if (identity.state !== 'known') return cache.saveIdentity(token, { state: identity.state, readAt });
    const subject = toSubject(identity.profileId);
    // In this order, so that whoever finds the identity finds the memberships as well.
    if (found.size > 0) await cache.saveMemberships(subject, found);
    await cache.saveIdentity(token, { state: 'known', subject, profileId: identity.profileId, readAt });
  };

  const askProfile = async (
    subject: string,
    profileId: string,
    segments: readonly string[],
  ): Promise<Outcome> => {
    const { found, failure } = await lookup.byProfile(profileId, segments);
    if (found.size > 0) await cache.saveMemberships(subject, found);
    return { failure };
  };

  const askToken = async (
    token: string,
    segments: readonly string[],
    before: RememberedIdentity | undefined,
    asker: string | undefined,
  ): Promise<Outcome> => {
    const vouched = asker === undefined || before?.state === 'known';
    const admission = vouched ? undefined : strangers.admit(asker);
    if (admission?.admitted === false) {
      return { failure: { reason: 'throttled', retryAfterMs: admission.retryAfterMs } };
    }
    let findings: TokenFindings | undefined;
    try {
      findings = await lookup.byToken(token, segments, admission?.crowded ?? false);
    } finally {
      admission?.settle(findings?.identity?.state);
    }
    await rememberToken(token, findings, before);
    return { failure: findings.failure };
  };

  /** Finds out what `tolerance` does not let pass as remembered. */
  const bring = (
    token: string,
    segments: readonly string[],
    tolerance: Tolerance,
    asker?: string,
  ): Promise<Outcome> =>
    flights.join(`${tolerance === 'none' ? 'refresh' : 'token'} ${token}`, segments, async () => {
      const { identity, memberships } = await recall(token, segments);
      const now = clock.now();
      if (identity === undefined || !holds(identity, policy, now, tolerance)) {
        return askToken(token, segments, identity, asker);
      }
      if (identity.state !== 'known') return { failure: undefined };
      const missing = listMissing(memberships, segments, policy, now, tolerance);
      if (missing.length === 0) return { failure: undefined };
      return bringProfile(identity.subject, identity.profileId, missing);
    });

  const bringProfile = (subject: string, profileId: string, segments: readonly string[]): Promise<Outcome> =>
    flights.join(`subject ${subject}`, segments, () => askProfile(subject, profileId, segments));

  const renewWhenDue = (token: string, segments: readonly string[], recollection: Recollection): void => {
    if (recollection.identity?.state !== 'known') return;
    const now = clock.now();
    const due =
      isDue(recollection.identity.readAt, policy.identityMaxAgeMs, now, random) ||
      [...recollection.memberships.values()].some(({ readAt }) =>
        isDue(readAt, policy.maxAgeMs, now, random),
      );
    if (due) bring(token, segments, 'renew').catch(report);
  };

  /** What can be told from memory, or `undefined` where the identity itself is not there. */
  const tellToken = (
    { identity, memberships }: Recollection,
    segments: readonly string[],
    outcome: Outcome | undefined,
  ): Resolution => {
    const now = clock.now();
    const failure = outcome?.failure;
    const usable =
      holds(identity, policy, now, 'fresh') ||
      (failure !== undefined && identity?.state === 'known' && now - identity.readAt < policy.staleLimitMs);
    if (!usable || identity === undefined) {
      if (failure === undefined) return { identity: 'pending', retryAfterMs: askAgainMs };
      return { identity: 'unreachable', retryAfterMs: failure.retryAfterMs ?? 10 * askAgainMs, failure };
    }
    const noted = failure === undefined ? {} : { failure };
    if (identity.state !== 'known') return { identity: 'unidentified', because: identity.state, ...noted };
    const missing = outcome === undefined ? 'pending' : 'unreachable';
    return {
      identity: 'identified',
      subject: identity.subject,
      memberships: tell(memberships, segments, policy, now, missing),
      identityReadAt: identity.readAt,
      ...noted,
    };
  };

  const isComplete = ({ identity, memberships }: Recollection, segments: readonly string[]): boolean => {
    const now = clock.now();
    if (identity === undefined || !holds(identity, policy, now, 'fresh')) return false;
    if (identity.state !== 'known') return true;
    return listMissing(memberships, segments, policy, now, 'fresh').length === 0;
  };

  return {
    async resolve({ exchangeId, segments, deadlineMs, refresh = false, asker }) {
      const reading = readExchangeId(exchangeId, company);
      if (reading.state !== 'ours') return { identity: 'unidentified', because: reading.state };
      const { token } = reading;

      const remembered = await recall(token, segments);
      if (!refresh && isComplete(remembered, segments)) {
        renewWhenDue(token, segments, remembered);
        return tellToken(remembered, segments, undefined);
      }
      const outcome = await within(
        clock,
        deadlineMs,
        bring(token, segments, refresh ? 'none' : 'fresh', asker),
      );
      return tellToken(await recall(token, segments), segments, outcome);
    },

    async resolveSubject({ subject, segments, deadlineMs, refresh = false }) {
      const remembered = await cache.findMemberships(subject, segments);
      const tolerance = refresh ? 'none' : 'fresh';
      const missing = listMissing(remembered, segments, policy, clock.now(), tolerance);
      const profileId = missing.length === 0 ? undefined : await cache.findProfileId(subject);
      const outcome =
        profileId === undefined
          ? { failure: undefined }
          : await within(clock, deadlineMs, bringProfile(subject, profileId, missing));
      const memberships = await cache.findMemberships(subject, segments);
      return {
        identity: 'identified',
        subject,
        memberships: tell(
          memberships,
          segments,
          policy,
          clock.now(),
          outcome === undefined ? 'pending' : 'unreachable',
        ),
        identityReadAt: null,
        ...(outcome?.failure === undefined ? {} : { failure: outcome.failure }),
      };
    },
  };
}
