import { holds, listMissing, type Recollection, type Tolerance } from './assessment.ts';
import type { MembershipCache, MembershipsBySegment, RememberedIdentity } from './cache.ts';
import type { Clock } from './clock.ts';
import { createLookup, type TokenFindings } from './lookup.ts';
import { createPause } from './pause.ts';
import { type Planner, planBySegments } from './planner.ts';
import type { MembershipPolicy } from './policy.ts';
import { createSingleFlight } from './single-flight.ts';
import type { MembershipSource, SourceFailure } from './source.ts';
import { createStrangers, type Strangers } from './strangers.ts';

/** What asking needs. */
export type EnquiryOptions = {
  readonly source: MembershipSource;
  readonly cache: MembershipCache;
  readonly clock: Clock;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  readonly policy: MembershipPolicy;
  /** The name by which a profile is known outside the server. */
  readonly toSubject: (profileId: string) => string;
  readonly planner?: Planner;
  /** Shared by the resolvers of one account. */
  readonly strangers?: Strangers;
};

/** How an enquiry went: what was found is in the cache. */
export type Outcome = { readonly failure: SourceFailure | undefined };

/** Brings into the cache what is not there, asking the source once however many want it. */
export type Enquiry = {
  /** What the cache holds about a token and its holder. */
  recall(token: string, segments: readonly string[]): Promise<Recollection>;
  /** Finds out about a token what `tolerance` does not let pass as remembered. */
  bring(token: string, segments: readonly string[], tolerance: Tolerance, asker?: string): Promise<Outcome>;
  /** Finds out about a profile that is known, whatever is remembered. */
  bringProfile(subject: string, profileId: string, segments: readonly string[]): Promise<Outcome>;
};

type KnownIdentity = Extract<RememberedIdentity, { readonly state: 'known' }>;

/** Makes the asking half of a resolver. */
export function createEnquiry(options: EnquiryOptions): Enquiry {
  const { source, cache, clock, random, policy, toSubject } = options;
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
      const outcome = await bringProfile(identity.subject, identity.profileId, missing);
      return (await hasLeft(identity.subject, memberships, missing))
        ? confirm(token, segments, identity)
        : outcome;
    });

  const hasLeft = async (
    subject: string,
    before: MembershipsBySegment,
    segments: readonly string[],
  ): Promise<boolean> => {
    const after = await cache.findMemberships(subject, segments);
    return segments.some((id) => before.get(id)?.state === 'in' && after.get(id)?.state === 'out');
  };

  /** A profile that was merged or deleted is in no segment either: one call tells that from somebody who left. */
  const confirm = async (
    token: string,
    segments: readonly string[],
    before: KnownIdentity,
  ): Promise<Outcome> => {
    const outcome = await askToken(token, [], before, undefined);
    const identity = await cache.findIdentity(token);
    if (identity?.state !== 'known' || identity.subject === before.subject) return outcome;
    return bringProfile(identity.subject, identity.profileId, segments);
  };

  const bringProfile = (subject: string, profileId: string, segments: readonly string[]): Promise<Outcome> =>
    flights.join(`subject ${subject}`, segments, () => askProfile(subject, profileId, segments));

  return { recall, bring, bringProfile };
}
