import { type Clock, wait } from '../clock.ts';
import type { MembershipSource, People, SourceAnswer, SourceFailure } from '../source.ts';
import type { Urgency } from '../urgency.ts';

/** A source whose people, segments, speed and health a test sets; it counts what it is asked. */
export type ScriptedSource = MembershipSource & {
  /** Profile id by token; `null` for a token that cannot be resolved. */
  readonly people: Map<string, string | null>;
  /** Profile ids by segment. */
  readonly segments: Map<string, Set<string>>;
  /** When a profile joined a segment, by `segment profile`; long ago where nothing is said. */
  readonly joinedAt: Map<string, number>;
  /** Segments that do not exist. */
  readonly gone: Set<string>;
  /** Profiles that were merged or deleted. */
  readonly vanished: Set<string>;
  readonly calls: string[];
  /** Who waited for each of the calls. */
  readonly urgencies: Urgency[];
  latencyMs: number;
  failure: SourceFailure | undefined;
  /** What goes wrong with the next calls, one after the other; `undefined` for nothing. */
  readonly nextFailures: (SourceFailure | undefined)[];
};

const pageSize = 100;

export function createScriptedSource(clock: Clock): ScriptedSource {
  const source: ScriptedSource = {
    people: new Map(),
    segments: new Map(),
    joinedAt: new Map(),
    gone: new Set(),
    vanished: new Set(),
    calls: [],
    urgencies: [],
    latencyMs: 0,
    failure: undefined,
    nextFailures: [],
    identify: (token, urgency) =>
      answer(`identify ${token}`, urgency, () => {
        const profileId = source.people.get(token);
        if (profileId === undefined) return { state: 'nobody' };
        return profileId === null ? { state: 'unresolvable' } : { state: 'known', profileId };
      }),
    hasHolder: (segment, token, urgency) =>
      unlessGone(segment, `holder ${segment} ${token}`, urgency, () => {
        const profileId = source.people.get(token) ?? undefined;
        return profileId !== undefined && (source.segments.get(segment)?.has(profileId) ?? false);
      }),
    membersAmong: async (segment, people, urgency) => {
      const profileIds = people();
      if (profileIds.length === 0) return nobody;
      return unlessGone(segment, `among ${segment} ${profileIds.join(',')}`, urgency, () => {
        const members = source.segments.get(segment) ?? new Set();
        return new Set(profileIds.filter((id) => members.has(id) && !source.vanished.has(id)));
      });
    },
    existingAmong: async (people: People, urgency) => {
      const profileIds = people();
      if (profileIds.length === 0) return nobody;
      return answer(
        `existing ${profileIds.join(',')}`,
        urgency,
        () => new Set(profileIds.filter((id) => !source.vanished.has(id))),
      );
    },
    listMembers: ({ segment, cursor, joinedAfter = -Infinity }, urgency) => {
      const whom = joinedAfter === -Infinity ? 'members' : 'joined';
      return unlessGone(segment, `${whom} ${segment} ${cursor ?? 'from the first'}`, urgency, () => {
        const members = [...(source.segments.get(segment) ?? [])].filter(
          (id) => (source.joinedAt.get(`${segment} ${id}`) ?? 0) > joinedAfter,
        );
        const start = Number(cursor ?? 0);
        const end = start + pageSize;
        const nextCursor = end < members.length ? String(end) : undefined;
        return { profileIds: members.slice(start, end), nextCursor };
      });
    },
  };

  const nobody: SourceAnswer<ReadonlySet<string>> = { ok: true, value: new Set() };

  const unlessGone = async <T>(
    segment: string,
    call: string,
    urgency: Urgency,
    read: () => T,
  ): Promise<SourceAnswer<T>> => {
    const given = await answer(call, urgency, read);
    return given.ok && source.gone.has(segment) ? { ok: false, failure: { reason: 'gone' } } : given;
  };

  const answer = async <T>(call: string, urgency: Urgency, read: () => T): Promise<SourceAnswer<T>> => {
    source.calls.push(call);
    source.urgencies.push(urgency);
    const failure = source.nextFailures.length > 0 ? source.nextFailures.shift() : undefined;
    if (source.latencyMs > 0) await wait(clock, source.latencyMs);
    const wrong = failure ?? source.failure;
    return wrong === undefined ? { ok: true, value: read() } : { ok: false, failure: wrong };
  };
  return source;
}
