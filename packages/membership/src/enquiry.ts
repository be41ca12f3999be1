import { holds, listLeft, listMissing, type Recollection } from './assessment.ts';
import type { Breaker } from './breaker.ts';
import type { MembershipCache, MembershipsBySegment, RememberedIdentity } from './cache.ts';
import type { Clock } from './clock.ts';
import { createFamiliarity } from './familiarity.ts';
import { type Leases, soleLeases } from './leases.ts';
import { createLookup, isSettled, type Room, type TokenFindings } from './lookup.ts';
import { type MembershipPolicy, toDueAt } from './policy.ts';
import { createSingleFlight } from './single-flight.ts';
import type { MembershipSource, SourceFailure } from './source.ts';
import { createStrangers, type Strangers } from './strangers.ts';
import { createTokenLease } from './token-lease.ts';
import type { Urgency } from './urgency.ts';

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
  readonly breaker: Pick<Breaker, 'remainingMs' | 'isCalm'>;
  readonly room: Room;
  /** Hears what went wrong in work that nobody waits for. */
  readonly report: (error: unknown) => void;
  /** Shared by the processes of an installation; without it there is one. */
  readonly leases?: Leases;
  /** Shared by the resolvers of one account. */
  readonly strangers?: Strangers;
};

/** How an enquiry went: what was found is in the cache. `remembered`: it was there already. */
export type Outcome = { readonly failure: SourceFailure | undefined; readonly remembered?: true };

/** What is to be found out, and for whom. */
type Wish = {
  readonly segments: readonly string[];
  readonly urgency: Urgency;
  /** Ask whatever is remembered. */
  readonly refresh: boolean;
  /** Who asks, where it may be anybody. */
  readonly asker?: string;
  /** Whether these are all segments in use, so that whoever was asked about needs to be read again only when due. */
  readonly complete?: boolean;
};

/** Brings into the cache what is not there, asking the source once however many want it. */
export type Enquiry = {
  /** What the cache holds about a token and its holder. */
  recall(token: string, segments: readonly string[]): Promise<Recollection>;
  /** Finds out about a token what is not remembered. */
  bring(token: string, wish: Wish): Promise<Outcome>;
  /** Finds out about a profile that is known, whatever is remembered. */
  bringProfile(subject: string, profileId: string, wish: Wish): Promise<Outcome>;
};

type KnownIdentity = Extract<RememberedIdentity, { readonly state: 'known' }>;
/** What is remembered of somebody, what is missing of it, and whether it holds that they are still there. */
type Known = {
  readonly memberships: MembershipsBySegment;
  readonly missing: readonly string[];
  readonly verified: boolean;
};

/** Of how many tokens it is looked up whether their holder was known: enough to tell how it goes. */
const sampled = 0.25;

/** Makes the asking half of a resolver. */
export function createEnquiry(options: EnquiryOptions): Enquiry {
  const { source, cache, clock, random, policy, toSubject, breaker, room, report } = options;
  const lookup = createLookup({ source, breaker, room, clock, random });
  const flights = createSingleFlight<Outcome>();
  const familiarity = createFamiliarity();
  const saves = new Map<string, Promise<void>>();
  const lease = createTokenLease(options.leases ?? soleLeases, clock);
  const strangers = options.strangers ?? createStrangers(clock);

  const recall = async (
    token: string,
    segments: readonly string[],
    anew: boolean = false,
  ): Promise<Recollection> => {
    const identity = await cache.findIdentity(token, anew);
    if (identity?.state !== 'known') return { identity, memberships: new Map() };
    return { identity, memberships: await cache.findMemberships(identity.subject, segments, anew) };
  };

  /** Whether what was found is all there is to be known of somebody. */
  const isAll = ({ complete, failure, found }: TokenFindings): boolean =>
    complete && isSettled(failure) && found.size > 0;

  const rememberToken = async (token: string, findings: TokenFindings, isWhole: boolean): Promise<void> => {
    const { identity, readAt, found } = findings;
    if (identity === undefined) return;
    if (identity.state !== 'known') return cache.saveIdentity(token, { state: identity.state, readAt });
    const { profileId } = identity;
    const subject = toSubject(profileId);
    const whole = isWhole ? { whole: true as const } : {};
    const due = toDue(readAt, isAll(findings));
    const reading = { memberships: found, existedAt: readAt, ...due, ...whole };
    await cache.saveIdentity(token, { state: 'known', subject, profileId, readAt }, reading);
  };

  const toDue = (readAt: number, isComplete: boolean): { readonly dueAt?: number } =>
    isComplete ? { dueAt: toDueAt(readAt, policy.maxAgeMs, random) } : {};

  /** Segments that were not read whole: only about these has a stranger to be asked about. */
  const listUnread = async (segments: readonly string[]): Promise<readonly string[]> =>
    listMissing(await cache.findAbsent(segments), segments, policy, clock.now());

  const findMissing = async (profileId: string, segments: readonly string[]): Promise<readonly string[]> => {
    const memberships = await cache.findMemberships(toSubject(profileId), segments, true);
    return listMissing(memberships, segments, policy, clock.now());
  };

  const noteFamiliarity = async ({ identity }: TokenFindings, segments: readonly string[]): Promise<void> => {
    if (identity?.state !== 'known' || segments.length === 0) return;
    familiarity.note((await findMissing(identity.profileId, segments)).length === 0);
  };

  const askToken = async (
    token: string,
    { segments, urgency, asker }: Wish,
    before: RememberedIdentity | undefined,
  ): Promise<Outcome> => {
    const vouched = asker === undefined || before?.state === 'known';
    const admission = vouched ? undefined : strangers.admit(asker);
    if (admission?.admitted === false) {
      return { failure: { reason: 'throttled', retryAfterMs: admission.retryAfterMs } };
    }
    let findings: TokenFindings | undefined;
    let noneReadWhole = true;
    try {
      const unread = await listUnread(segments);
      noneReadWhole = unread.length === segments.length;
      const crowded = admission?.crowded ?? false;
      const question = { segments, unread, urgency, crowded, familiar: familiarity.share(), findMissing };
      findings = await lookup.byToken(token, question);
    } finally {
      admission?.settle(findings?.identity?.state);
    }
    if (random() < sampled) await noteFamiliarity(findings, segments);
    const isWhole = noneReadWhole && isAll(findings);
    const saving = rememberToken(token, findings, isWhole);
    saving.catch(() => undefined);
    saves.set(token, saving);
    // A whole reading is at hand already, and a page waits.
    if (!isWhole) await saving;
    return { failure: findings.failure };
  };

  const askProfile = async (
    subject: string,
    profileId: string,
    { segments, urgency, complete = false }: Wish,
  ): Promise<Outcome> => {
    const readAt = clock.now();
    const { found, failure } = await lookup.byProfile(profileId, segments, urgency);
    const due = toDue(readAt, complete && isSettled(failure));
    if (found.size > 0) await cache.saveReadings(new Map([[subject, { memberships: found, ...due }]]));
    return { failure };
  };

  /** Only one process asks about a token; the others find in the store what it has found. */
  const bring = (token: string, wish: Wish): Promise<Outcome> =>
    flights.join(`${wish.refresh ? 'refresh' : 'token'} ${token}`, wish.segments, async () => {
      if (wish.refresh) {
        return bringRemembered(token, wish).finally(() => {
          endSaving(token).catch(report);
        });
      }
      room.prepare?.();
      const [taken, recollection] = await Promise.all([
        lease.take(token),
        recall(token, wish.segments, true),
      ]);
      if (!taken) await lease.wait(token);
      try {
        return await bringRemembered(token, wish, taken ? recollection : undefined);
      } finally {
        lease.release(token, endSaving(token)).catch(report);
      }
    });

  const endSaving = async (token: string): Promise<void> => {
    const saving = saves.get(token);
    saves.delete(token);
    await saving;
  };

  const bringRemembered = async (token: string, wish: Wish, known?: Recollection): Promise<Outcome> => {
    const { identity, memberships } = known ?? (await recall(token, wish.segments, true));
    const now = clock.now();
    if (identity?.state !== 'known') {
      const isKnown = !wish.refresh && holds(identity, policy, now);
      return isKnown ? { failure: undefined, remembered: true } : askToken(token, wish, identity);
    }
    const verified = !wish.refresh && holds(identity, policy, now);
    const missing = wish.refresh ? wish.segments : listMissing(memberships, wish.segments, policy, now);
    if (verified && missing.length === 0) return { failure: undefined, remembered: true };
    return bringKnown(token, identity, { memberships, missing, verified }, wish);
  };

  /**
   * A profile that was merged or deleted is in no segment either: whether it is still there is asked where that is
   * long ago, and where somebody seems to have left.
   */
  const bringKnown = async (
    token: string,
    identity: KnownIdentity,
    { memberships, missing, verified }: Known,
    wish: Wish,
  ): Promise<Outcome> => {
    const { subject, profileId } = identity;
    const readAt = clock.now();
    const verifying = verified ? undefined : lookup.exists(profileId, wish.urgency);
    const complete = missing.length === wish.segments.length;
    const bringing = bringProfile(subject, profileId, { ...wish, segments: missing, complete });
    const [outcome, firstWord] = await Promise.all([bringing, verifying]);
    const left = listLeft(memberships, await cache.findMemberships(subject, missing));
    const word = verified && left.size > 0 ? await lookup.exists(profileId, wish.urgency) : firstWord;
    if (word === undefined) return outcome;
    if (!word.ok) {
      // Whether they have left, or vanished, is not known: what was known before stands.
      if (left.size > 0) await cache.saveReadings(new Map([[subject, { memberships: left }]]));
      return { failure: word.failure };
    }
    if (!word.value) {
      await cache.dropSubject(subject);
      return askToken(token, wish, identity);
    }
    await cache.saveIdentity(token, { ...identity, readAt });
    return outcome;
  };

  const bringProfile = (subject: string, profileId: string, wish: Wish): Promise<Outcome> =>
    flights.join(`subject ${subject}`, wish.segments, () => askProfile(subject, profileId, wish));

  return { recall, bring, bringProfile };
}
