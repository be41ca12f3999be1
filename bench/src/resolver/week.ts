import { createKlaviyoClient, type Operation, operationLimits } from '@facet/klaviyo';
import { createSimulator, type Simulator } from '@facet/klaviyo-simulator';
import {
  createBreaker,
  createBudget,
  createGate,
  createMemoryLedgerStore,
  createRenewal,
  createResolver,
  createWarmSync,
  defaultPolicy,
  soleLeases,
  type Urgency,
  type WarmProgress,
} from '@facet/membership';
import { createKlaviyoSource } from '../../../apps/server/src/features/memberships/klaviyo-source.ts';
import {
  type WholeReadings,
  withWholeReadings,
} from '../../../apps/server/src/features/memberships/warm-cache.ts';
import { toWholeReadings } from '../../../apps/server/src/features/memberships/whole-readings.ts';
import { createBenchCache } from './memory-cache.ts';
import { createRandom, listVisits, type Visit } from './traffic.ts';
import { createVirtualTime, type VirtualTime } from './virtual-time.ts';

const dayMs = 86_400_000;
const people = 4000;
const segmentCount = 3;
const workEveryMs = 60_000;
const fail = (error: unknown): never => {
  throw error;
};

/** A week of the same visits, in virtual time, with real calls to a simulated Klaviyo, which counts them. */
export async function measureWeek(): Promise<Readonly<Record<string, number>>> {
  const visits = listVisits(people, createRandom(7));
  const perThousand = (calls: number): number => (calls / visits.length) * 1000;
  const asItIs = await runWeek(visits, false);
  const keptReady = await runWeek(visits, true);
  return {
    callsPerThousandVisits: perThousand(asItIs.calls),
    callsPerThousandVisitsKeptReady: perThousand(keptReady.calls),
    /** Profile, then its segments, at every visit. */
    callsPerThousandVisitsNaive: perThousand(2 * visits.length),
    /** The same with answers kept for 24 hours by exchange id. */
    callsPerThousandVisitsPlainCache: perThousand(2 * countMisses(visits, dayMs)),
    /** The same, asking as Facet asks where there is room: identity and each segment at once. */
    callsPerThousandVisitsPlainCacheTogether: perThousand((1 + segmentCount) * countMisses(visits, dayMs)),
    weekVisits: visits.length,
    weekPeople: people,
    weekUnresolved: asItIs.unresolved + keptReady.unresolved,
    weekThrottled: asItIs.throttled + keptReady.throttled,
  };
}

async function runWeek(
  visits: readonly Visit[],
  keepReady: boolean,
): Promise<{ readonly calls: number; readonly unresolved: number; readonly throttled: number }> {
  const start = Date.UTC(2026, 10, 23);
  const time = createVirtualTime(start);
  await using simulator = await createSimulator({
    port: 0,
    shopUrl: 'http://shop.test',
    clients: [],
    now: () => time.now(),
  });
  const account = simulator.world.createAccount({ organizationName: 'Bench' });
  const segments = Array.from({ length: segmentCount }, (_, index) =>
    simulator.world.segments.create({ accountId: account.id, name: `Segment ${index}` }),
  ).map(({ id }) => id);
  const known = simulator.world.people.createMany({
    accountId: account.id,
    count: people,
    segments: segments.map((id) => ({ id, share: 0.33 })),
  });
  const tokens = known.map(({ token }) => token);
  const resolution = createResolution(simulator, account.id, segments, time, keepReady);
  let unresolved = 0;
  let workAt = start;
  for (const { person, at, byLink } of visits) {
    for (; workAt < start + at; workAt += workEveryMs) {
      await time.goTo(workAt);
      await time.finish(resolution.work());
    }
    await time.goTo(start + at);
    if (byLink) tokens[person] = simulator.world.tokens.create(known[person]?.id ?? '').token;
    if (!(await time.finish(resolution.resolve(tokens[person] ?? '')))) unresolved += 1;
  }
  return {
    calls: simulator.requests.count(),
    unresolved,
    throttled: simulator.requests.count({ status: 429 }),
  };
}

/** Visits that a cache does not answer which keeps what it read about a token, and reads it when somebody comes. */
function countMisses(visits: readonly Visit[], lifeMs: number): number {
  const readAt = new Map<number, number>();
  let misses = 0;
  for (const { person, at, byLink } of visits) {
    const before = readAt.get(person);
    if (before !== undefined && !byLink && at - before < lifeMs) continue;
    readAt.set(person, at);
    misses += 1;
  }
  return misses;
}

function createResolution(
  simulator: Simulator,
  accountId: string,
  segments: readonly string[],
  time: VirtualTime,
  keepReady: boolean,
) {
  const random = createRandom(11);
  const { key } = simulator.world.keys.create({
    accountId,
    name: 'Bench',
    scopes: ['accounts:read', 'profiles:read', 'segments:read'],
  });
  const budget = createBudget<Operation>({
    limits: operationLimits,
    ledgers: createMemoryLedgerStore(time),
    clock: time,
    holder: 'bench',
    report: fail,
  });
  const gate = createGate<Operation>({
    budget,
    clock: time,
    mostWaiting: 5000,
    findRetryAfterMs: () => undefined,
  });
  const breaker = createBreaker(time, random);
  const createClient = (urgency: Urgency) =>
    createKlaviyoClient({
      apiUrl: simulator.url,
      credential: { authorization: async () => `Klaviyo-API-Key ${key}` },
      timeoutMs: 6000,
      gate: (operation, request) =>
        gate.pass(operation, urgency, () =>
          breaker.call(
            () => time.during(request()),
            () => true,
          ),
        ),
      hear: (operation, { remaining, resetMs }) => budget.hear(operation, remaining, resetMs),
      observe: () => undefined,
    });
  const cache = createBenchCache(() => time.now());
  const progress = new Map<string, WarmProgress>();
  let isAskedFor = true;
  const listWhole: WholeReadings = async () =>
    toWholeReadings(
      [...progress].map(([segmentId, reached]) => ({ segmentId, progress: reached })),
      time.now(),
    );
  const shared = {
    source: createKlaviyoSource({
      member: createClient('member'),
      visitor: createClient('visitor'),
      background: createClient('background'),
    }),
    cache: withWholeReadings(cache, listWhole, () => {
      isAskedFor = true;
    }),
    clock: time,
    random,
    policy: defaultPolicy,
    breaker,
    leases: soleLeases,
    report: fail,
  };
  const resolver = createResolver({
    ...shared,
    company: accountId,
    toSubject: (profileId) => profileId,
    room: {
      headroom: () => budget.headroom('get_profile_ids_for_segment'),
      callsPerMinute: operationLimits.get_profile_ids_for_segment.steadyPerMinute,
    },
  });
  const renewal = createRenewal(shared);
  const warmSync = createWarmSync({
    ...shared,
    maxAgeMs: dayMs,
    store: {
      find: async (segment) => progress.get(segment),
      async save(segment, profileIds, readAt, reached) {
        cache.addMembers(segment, profileIds, readAt);
        progress.set(segment, reached);
      },
    },
  });
  return {
    async resolve(token: string): Promise<boolean> {
      const resolution = await resolver.resolve({ exchangeId: token, segments, deadlineMs: 2500 });
      return (
        resolution.identity === 'identified' &&
        Object.values(resolution.memberships).every(({ state }) => state !== 'unknown')
      );
    },
    async work(): Promise<void> {
      await renewal.renew(segments);
      if (!keepReady) return;
      const withJoined = isAskedFor;
      isAskedFor = false;
      await warmSync.sync(segments, withJoined);
    },
  };
}
