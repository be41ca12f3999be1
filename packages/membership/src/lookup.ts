import { createBatcher } from './batcher.ts';
import type { Breaker } from './breaker.ts';
import type { RememberedMembership } from './cache.ts';
import { type Clock, wait } from './clock.ts';
import { choosePlan, toWindowMs } from './planner.ts';
import type { IdentityFinding, MembershipSource, SourceAnswer, SourceFailure } from './source.ts';
import type { Urgency } from './urgency.ts';

/** What was found out about memberships, and what could not be. */
type MembershipFindings = {
  readonly found: ReadonlyMap<string, RememberedMembership>;
  readonly failure: SourceFailure | undefined;
};

/** What was found out about a token. */
export type TokenFindings = MembershipFindings & {
  readonly identity: IdentityFinding | undefined;
  readonly readAt: number;
  /** Whether every segment was asked about, rather than those alone of which nothing was known. */
  readonly complete: boolean;
};

/** How much room there is for questions about segments. */
export type Room = {
  /** Hears that a stranger is about to be asked about. */
  readonly prepare?: () => void;
  /** What share of a minute's calls is left, from 0 to 1. */
  readonly headroom: () => number;
  readonly callsPerMinute: number;
};

/** What is asked about a token. */
type TokenQuestion = {
  readonly segments: readonly string[];
  /** Those of them about which a stranger has to be asked, since they were not read whole. */
  readonly unread: readonly string[];
  readonly urgency: Urgency;
  /** Whether so many tokens are asked about that each may well be nobody's. */
  readonly crowded: boolean;
  /** Which share of the new tokens led to somebody known. */
  readonly familiar: number;
  /** Of which segments nothing is known yet, once it is known who it is. */
  readonly findMissing: (profileId: string, segments: readonly string[]) => Promise<readonly string[]>;
};

/** Asks the source, as a plan says. */
export type Lookup = {
  /** Whose token it is, and which of these segments they are in. */
  byToken(token: string, question: TokenQuestion): Promise<TokenFindings>;
  /** Which of these segments a known profile is in. */
  byProfile(profileId: string, segments: readonly string[], urgency: Urgency): Promise<MembershipFindings>;
  /** Whether a profile is still there. */
  exists(profileId: string, urgency: Urgency): Promise<SourceAnswer<boolean>>;
};

/** What a lookup is made of. */
export type LookupOptions = {
  readonly source: MembershipSource;
  readonly breaker: Pick<Breaker, 'remainingMs' | 'isCalm'>;
  readonly room: Room;
  readonly clock: Clock;
  readonly random: () => number;
};

const goneForMs = 600_000;
const quickMs = 1000;
const retryAfterMs = 100;

/**
 * Asks a source unless it is being left in peace. A segment that is gone is not asked for again for a while; a call
 * that failed at once is tried once more, since it asks and changes nothing.
 */
export function createLookup({ source, breaker, room, clock, random }: LookupOptions): Lookup {
  const goneUntil = new Map<string, number>();
  const windowMs = (open: number): number => toWindowMs(room.headroom(), open, room.callsPerMinute);
  const members = createBatcher({
    ask: (segment, people, urgency) => twice(urgency, () => source.membersAmong(segment, people, urgency)),
    windowMs,
    clock,
  });
  const existing = createBatcher({
    ask: (_key, people, urgency) => twice(urgency, () => source.existingAmong(people, urgency)),
    windowMs,
    clock,
  });

  /** Klaviyo answers a call with 502 now and then (contract §1.0); the next one is fine. */
  const twice = async <T>(
    urgency: Urgency,
    ask: () => Promise<SourceAnswer<T>>,
  ): Promise<SourceAnswer<T>> => {
    const wasCalm = breaker.isCalm();
    const startedAt = clock.now();
    const answer = await ask();
    const failedAtOnce =
      !answer.ok && answer.failure.reason === 'unavailable' && clock.now() - startedAt < quickMs;
    if (!failedAtOnce || !wasCalm || urgency === 'background') return answer;
    await wait(clock, retryAfterMs * (1 + 2 * random()));
    return breaker.remainingMs() > 0 ? answer : ask();
  };

  const isGone = (segment: string): boolean => {
    const leftMs = (goneUntil.get(segment) ?? 0) - clock.now();
    return leftMs > 0 && leftMs <= goneForMs;
  };

  const askEach = async (
    segments: readonly string[],
    ask: (segment: string) => Promise<SourceAnswer<boolean>>,
  ): Promise<MembershipFindings> => {
    const readAt = clock.now();
    const found = new Map<string, RememberedMembership>();
    let failure: SourceFailure | undefined;
    const askOne = async (segment: string): Promise<void> => {
      const answer: SourceAnswer<boolean> = isGone(segment)
        ? { ok: false, failure: { reason: 'gone' } }
        : await ask(segment);
      if (answer.ok) {
        found.set(segment, { state: answer.value ? 'in' : 'out', readAt });
        return;
      }
      if (answer.failure.reason === 'gone' && !isGone(segment)) {
        goneUntil.set(segment, clock.now() + goneForMs);
      }
      if (isSettled(failure)) failure = answer.failure;
    };
    await Promise.all(segments.map(askOne));
    return { found, failure };
  };

  const findPause = (urgency: Urgency): SourceFailure | undefined => {
    const pauseMs = urgency === 'member' ? 0 : breaker.remainingMs();
    return pauseMs > 0 ? { reason: 'unavailable', retryAfterMs: pauseMs } : undefined;
  };

  return {
    async byToken(token, { segments, unread, urgency, crowded, familiar, findMissing }) {
      const readAt = clock.now();
      const nothing = { found: new Map<string, RememberedMembership>(), failure: undefined, complete: false };
      const failure = findPause(urgency);
      if (failure !== undefined) return { ...nothing, identity: undefined, readAt, failure };

      const situation = {
        segments: unread.length,
        crowded,
        calm: breaker.isCalm(),
        headroom: room.headroom(),
        familiar,
      };
      const together = choosePlan(situation) === 'together';
      const [identity, held] = await Promise.all([
        twice(urgency, () => source.identify(token, urgency)),
        together
          ? askEach(unread, (segment) => twice(urgency, () => source.hasHolder(segment, token, urgency)))
          : nothing,
      ]);
      if (!identity.ok) return { ...nothing, identity: undefined, readAt, failure: identity.failure };
      if (identity.value.state !== 'known') return { ...nothing, identity: identity.value, readAt };
      if (together) return { ...held, identity: identity.value, readAt, complete: true };
      const { profileId } = identity.value;
      const missing = await findMissing(profileId, segments);
      const memberships = await askEach(missing, (segment) => members.ask(segment, profileId, urgency));
      const complete = unread.every((segment) => missing.includes(segment));
      return { ...memberships, identity: identity.value, readAt, complete };
    },

    async byProfile(profileId, segments, urgency) {
      const failure = findPause(urgency);
      if (failure !== undefined) return { found: new Map(), failure };
      return askEach(segments, (segment) => members.ask(segment, profileId, urgency));
    },

    async exists(profileId, urgency) {
      const failure = findPause(urgency);
      return failure === undefined ? existing.ask('existing', profileId, urgency) : { ok: false, failure };
    },
  };
}

/** Whether nothing more can be known: a segment that is gone has been answered as well. */
export function isSettled(failure: SourceFailure | undefined): boolean {
  return failure === undefined || failure.reason === 'gone';
}
