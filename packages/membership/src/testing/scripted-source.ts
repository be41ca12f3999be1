import { type Clock, wait } from '../clock.ts';
import type { MembershipSource, SourceAnswer, SourceFailure } from '../source.ts';

/** A source whose people, segments, speed and health a test sets; it counts what it is asked. */
export type ScriptedSource = MembershipSource & {
  /** Profile id by token; `null` for a token that cannot be resolved. */
  readonly people: Map<string, string | null>;
  /** Profile ids by segment. */
  readonly segments: Map<string, Set<string>>;
  readonly calls: string[];
  latencyMs: number;
  failure: SourceFailure | undefined;
};

export function createScriptedSource(clock: Clock): ScriptedSource {
  const source: ScriptedSource = {
    people: new Map(),
    segments: new Map(),
    calls: [],
    latencyMs: 0,
    failure: undefined,
    identify: (token) =>
      answer(`identify ${token}`, () => {
        const profileId = source.people.get(token);
        if (profileId === undefined) return { state: 'nobody' };
        return profileId === null ? { state: 'unresolvable' } : { state: 'known', profileId };
      }),
    hasHolder: (segment, token) =>
      answer(`holder ${segment} ${token}`, () => {
        const profileId = source.people.get(token) ?? undefined;
        return profileId !== undefined && (source.segments.get(segment)?.has(profileId) ?? false);
      }),
    membersAmong: (segment, profileIds) =>
      answer(
        `among ${segment} ${profileIds.join(',')}`,
        () => new Set(profileIds.filter((id) => source.segments.get(segment)?.has(id) ?? false)),
      ),
  };

  const answer = async <T>(call: string, read: () => T): Promise<SourceAnswer<T>> => {
    source.calls.push(call);
    if (source.latencyMs > 0) await wait(clock, source.latencyMs);
    return source.failure === undefined
      ? { ok: true, value: read() }
      : { ok: false, failure: source.failure };
  };
  return source;
}
