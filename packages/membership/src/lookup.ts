import type { RememberedMembership } from './cache.ts';
import type { Clock } from './clock.ts';
import type { Pause } from './pause.ts';
import type { Planner } from './planner.ts';
import type { IdentityFinding, MembershipSource, SourceAnswer, SourceFailure } from './source.ts';

/** What was found out about memberships, and what could not be. */
type MembershipFindings = {
  readonly found: ReadonlyMap<string, RememberedMembership>;
  readonly failure: SourceFailure | undefined;
};

/** What was found out about a token. */
export type TokenFindings = MembershipFindings & {
  readonly identity: IdentityFinding | undefined;
  readonly readAt: number;
};

/** Asks the source, as a plan says. */
export type Lookup = {
  /** Whose token it is, and which of these segments they are in. */
  byToken(token: string, segments: readonly string[], crowded: boolean): Promise<TokenFindings>;
  /** Which of these segments a known profile is in. */
  byProfile(profileId: string, segments: readonly string[]): Promise<MembershipFindings>;
};

const goneForMs = 600_000;

/** Asks `source` unless it is being left in peace. A segment that is gone is not asked for again for a while. */
export function createLookup(source: MembershipSource, planner: Planner, pause: Pause, clock: Clock): Lookup {
  const goneUntil = new Map<string, number>();

  const hear = <T>(answer: SourceAnswer<T>): SourceAnswer<T> => {
    if (answer.ok || answer.failure.reason === 'gone') pause.succeeded();
    else if (answer.failure.reason !== 'throttled') pause.failed();
    return answer;
  };

  const askEach = async (
    segments: readonly string[],
    ask: (segment: string) => Promise<SourceAnswer<boolean>>,
  ): Promise<MembershipFindings> => {
    const readAt = clock.now();
    const found = new Map<string, RememberedMembership>();
    let failure: SourceFailure | undefined;
    const askOne = async (segment: string): Promise<void> => {
      const goneMs = (goneUntil.get(segment) ?? 0) - clock.now();
      if (goneMs > 0 && goneMs <= goneForMs) {
        failure ??= { reason: 'gone' };
        return;
      }
      const answer = hear(await ask(segment));
      if (answer.ok) {
        found.set(segment, { state: answer.value ? 'in' : 'out', readAt });
        return;
      }
      if (answer.failure.reason === 'gone') goneUntil.set(segment, clock.now() + goneForMs);
      failure = answer.failure;
    };
    await Promise.all(segments.map(askOne));
    return { found, failure };
  };

  const askByProfile = (profileId: string, segments: readonly string[]): Promise<MembershipFindings> =>
    askEach(segments, async (segment) => {
      const answer = await source.membersAmong(segment, [profileId]);
      return answer.ok ? { ok: true, value: answer.value.has(profileId) } : answer;
    });

  const whilePaused = (): SourceFailure | undefined => {
    const retryAfterMs = pause.remainingMs();
    return retryAfterMs > 0 ? { reason: 'unavailable', retryAfterMs } : undefined;
  };

  return {
    async byToken(token, segments, crowded) {
      const readAt = clock.now();
      const nothing = new Map<string, RememberedMembership>();
      const paused = whilePaused();
      if (paused !== undefined) return { identity: undefined, readAt, found: nothing, failure: paused };

      const together = planner({ segments: segments.length, crowded }) === 'together';
      const [identity, held] = await Promise.all([
        source.identify(token).then(hear),
        together
          ? askEach(segments, (segment) => source.hasHolder(segment, token))
          : { found: nothing, failure: undefined },
      ]);
      if (!identity.ok) return { identity: undefined, readAt, found: nothing, failure: identity.failure };
      if (identity.value.state !== 'known') {
        return { identity: identity.value, readAt, found: nothing, failure: undefined };
      }
      const memberships = together ? held : await askByProfile(identity.value.profileId, segments);
      return { identity: identity.value, readAt, ...memberships };
    },
    async byProfile(profileId, segments) {
      const paused = whilePaused();
      return paused === undefined ? askByProfile(profileId, segments) : { found: new Map(), failure: paused };
    },
  };
}
