import { array, assert, asyncProperty, constantFrom, integer, oneof, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPolicy } from './policy.ts';
import { createRenewal } from './renewal.ts';
import type { Resolution } from './resolution.ts';
import type { SourceFailure } from './source.ts';
import { createMemoryLeases } from './testing/memory-leases.ts';
import { createResolverWorld } from './testing/resolver-world.ts';

const hourMs = 3_600_000;
const deadlineMs = 2500;
const policy = {
  maxAgeMs: hourMs,
  identityMaxAgeMs: hourMs,
  unidentifiedMaxAgeMs: hourMs,
  staleLimitMs: 3 * hourMs,
};
const profiles: Readonly<Record<string, string>> = { ada: 'P-ada', 'ada-again': 'P-ada', bob: 'P-bob' };
const failures: readonly (SourceFailure | undefined)[] = [
  undefined,
  { reason: 'unavailable' },
  { reason: 'throttled', retryAfterMs: 1000 },
  { reason: 'refused' },
];

const ask = record({
  type: constantFrom('ask' as const),
  token: constantFrom('ada', 'ada-again', 'bob', 'zed'),
  segments: constantFrom(['VIP'], ['WIN'], ['VIP', 'WIN']),
  process: constantFrom(0, 1),
  urgency: constantFrom('visitor' as const, 'member' as const),
});
const wait = record({ type: constantFrom('wait' as const), forMs: integer({ min: 0, max: 5_000_000 }) });
const move = record({
  type: constantFrom('move' as const),
  profile: constantFrom('P-ada', 'P-bob'),
  segment: constantFrom('VIP', 'WIN'),
});
const disturb = record({
  type: constantFrom('disturb' as const),
  failure: constantFrom(...failures),
  next: array(constantFrom(...failures), { maxLength: 4 }),
  latencyMs: constantFrom(0, 100, 4000),
  headroom: constantFrom(1, 0.3, 0),
});
const renew = record({ type: constantFrom('renew' as const) });
const step = oneof({ weight: 5, arbitrary: ask }, { weight: 3, arbitrary: wait }, move, disturb, renew);

/** Who was in which segment when. */
function createHistory(startedAt: number) {
  const changes = new Map<string, { readonly at: number; readonly isIn: boolean }[]>();
  const note = (profile: string, segment: string, at: number, isIn: boolean): void => {
    const key = `${profile} ${segment}`;
    changes.set(key, [...(changes.get(key) ?? []), { at, isIn }]);
  };
  for (const profile of ['P-ada', 'P-bob']) {
    note(profile, 'VIP', startedAt, profile === 'P-ada');
    note(profile, 'WIN', startedAt, profile === 'P-bob');
  }
  /** Whether it was ever so between two moments. */
  const wasEver = (profile: string, segment: string, isIn: boolean, from: number, to: number): boolean => {
    const all = changes.get(`${profile} ${segment}`) ?? [];
    return all.some(
      (change, index) => change.isIn === isIn && change.at <= to && (all[index + 1]?.at ?? Infinity) >= from,
    );
  };
  return { note, wasEver };
}

/** What is wrong with an answer, if anything. */
function findFault(
  answer: Resolution,
  asked: { readonly token: string; readonly segments: readonly string[]; readonly askedAt: number },
  now: number,
  wasEver: ReturnType<typeof createHistory>['wasEver'],
): string | undefined {
  const profile = profiles[asked.token];
  if (now - asked.askedAt > deadlineMs) return 'came too late';
  if (answer.identity === 'pending')
    return now - asked.askedAt < deadlineMs ? 'pending too early' : undefined;
  if (answer.identity === 'unreachable') return undefined;
  if (answer.identity === 'unidentified') return profile === undefined ? undefined : 'somebody is nobody';
  if (profile === undefined || answer.subject !== `subject of ${profile}`) return 'somebody else';
  if (Object.keys(answer.memberships).join() !== asked.segments.join()) return 'other segments';
  for (const [segment, told] of Object.entries(answer.memberships)) {
    if (told.state === 'unknown') {
      if (told.cause === 'unreachable' && answer.failure === undefined) return 'unknown without a reason';
      continue;
    }
    const isStale = told.stale === true;
    if (isStale && answer.failure === undefined) return 'stale without a failure';
    if (now - told.readAt >= (isStale ? policy.staleLimitMs : policy.maxAgeMs)) return 'too old';
    if (!wasEver(profile, segment, told.state === 'in', told.readAt, now)) return `falsely ${told.state}`;
  }
  return undefined;
}

describe('a resolver', () => {
  it('never tells what was not so, whatever fails when', async () => {
    await assert(
      asyncProperty(array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
        const world = createResolverWorld(policy);
        const { clock, source, cache, room } = world;
        const processes = [world, world.createProcess('process 2')];
        const renewal = createRenewal({
          source,
          cache,
          clock,
          random: () => 0.5,
          policy: { ...defaultPolicy, ...policy },
          breaker: world.breaker,
          leases: createMemoryLeases(clock)('a'),
        });
        const { note, wasEver } = createHistory(clock.now());
        const faults: string[] = [];
        const working: Promise<unknown>[] = [];

        for (const drawn of steps) {
          switch (drawn.type) {
            case 'ask': {
              const { token, segments, urgency } = drawn;
              const asked = { token, segments, askedAt: clock.now() };
              const check = async (): Promise<void> => {
                const answer = await processes[drawn.process]?.begin(token, segments, {
                  urgency,
                  deadlineMs,
                });
                const fault = answer && findFault(answer, asked, clock.now(), wasEver);
                if (fault !== undefined) faults.push(`${fault}: ${JSON.stringify(answer)}`);
              };
              working.push(check());
              break;
            }
            case 'wait':
              await clock.advance(drawn.forMs);
              break;
            case 'move': {
              const members = source.segments.get(drawn.segment);
              const isIn = members?.has(drawn.profile) !== true;
              if (isIn) members?.add(drawn.profile);
              else members?.delete(drawn.profile);
              note(drawn.profile, drawn.segment, clock.now(), isIn);
              break;
            }
            case 'disturb':
              source.failure = drawn.failure;
              source.nextFailures.push(...drawn.next);
              source.latencyMs = drawn.latencyMs;
              room.headroom = drawn.headroom;
              break;
            case 'renew':
              working.push(renewal.renew(['VIP', 'WIN']));
              break;
          }
        }
        await clock.advance(120_000);
        await Promise.all(working);

        expect(faults).toEqual([]);
        expect(world.reported).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
