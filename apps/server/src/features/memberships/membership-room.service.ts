import { operationLimits } from '@facet/klaviyo';
import {
  type Clock,
  createRenewal,
  createResolver,
  createStrangers,
  createWarmSync,
  defaultPolicy,
  joinedMaxAgeMs,
  type Leases,
  type MembershipSource,
  type Renewal,
  type Resolver,
  type ResolverOptions,
  type WarmSync,
} from '@facet/membership';
import type { Secrets } from '../../config/secrets.ts';
import type { Queryable } from '../../db/database.ts';
import { createLeases } from '../../db/leases.ts';
import type { LiveConnection } from '../klaviyo/connections.service.ts';
import { createKlaviyoSource } from './klaviyo-source.ts';
import type { Lives } from './lives.ts';
import { createMembershipCache, type StoreMembershipCache } from './membership-cache.store.ts';
import { type WholeReadings, withWholeReadings } from './warm-cache.ts';
import { createWarmStore } from './warm-members.store.ts';
import { listWarmSegments, type WarmSegment } from './warm-segments.reads.ts';
import { toWholeReadings } from './whole-readings.ts';

/** What is done with memberships under one connection. */
export type MembershipRoom = {
  readonly live: LiveConnection;
  readonly connectionId: string;
  readonly cache: StoreMembershipCache;
  getResolver(lives: Lives): Resolver;
  createRenewal(lives: Lives): Renewal;
  createWarmSync(lives: Lives): WarmSync;
  listWarm(): Promise<readonly WarmSegment[]>;
  /** Looks anew at which segments are read whole. */
  forgetWarm(): void;
  /** How many questions were answered from what is remembered, and how many had to be asked, by this process. */
  readonly tally: { remembered: number; asked: number };
  /** Whether a stranger was asked about lately, as is to be expected again. */
  isAskedFor(): boolean;
};

type Ports = {
  readonly database: Queryable;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly report: (error: unknown) => void;
  readonly process: string;
};

const hotPath = 'get_profile_ids_for_segment';
/** Other processes read segments too. */
const warmLifeMs = 10_000;

/** Puts together what one connection needs; another account never meets what belonged to the one before. */
export function createMembershipRoom(live: LiveConnection, ports: Ports): MembershipRoom {
  const { database, secrets, clock, report } = ports;
  const { connection, budget, gate, breaker } = live;
  const { id: connectionId, storeId } = connection;
  const cache = createMembershipCache({ database, secrets, clock, storeId, connectionId, report });
  const source: MembershipSource = createKlaviyoSource(live.clients);
  const toName = (name: string): string => `${connectionId}/${secrets.exchangeHashOf(storeId, name)}`;
  const leases: Leases = createLeases(database, ports.process, toName);
  const strangers = createStrangers(clock);
  const tally = { remembered: 0, asked: 0 };
  const toSubject = (profileId: string): string => secrets.subjectOf(storeId, profileId);
  let askedForAt = clock.now();
  let warm: { readonly at: number; readonly segments: Promise<readonly WarmSegment[]> } | undefined;
  let known: { readonly lives: Lives; readonly resolver: Resolver } | undefined;

  const listWarm = (): Promise<readonly WarmSegment[]> => {
    if (warm === undefined || Math.abs(clock.now() - warm.at) >= warmLifeMs) {
      const segments = listWarmSegments(database, connectionId);
      warm = { at: clock.now(), segments };
      segments.catch(() => {
        warm = undefined;
      });
    }
    return warm.segments;
  };

  const listWhole: WholeReadings = async () => toWholeReadings(await listWarm(), clock.now());

  const shared = {
    source,
    cache: withWholeReadings(cache, listWhole, () => {
      askedForAt = clock.now();
    }),
    clock,
    report,
    random: Math.random,
    breaker,
    leases,
  } satisfies Partial<ResolverOptions>;

  return {
    live,
    connectionId,
    cache,
    tally,
    getResolver(lives) {
      if (known?.lives.maxAgeMs === lives.maxAgeMs && known.lives.staleLimitMs === lives.staleLimitMs) {
        return known.resolver;
      }
      const resolver = createResolver({
        ...shared,
        policy: { ...defaultPolicy, ...lives },
        company: connection.accountPublicKey,
        toSubject,
        room: {
          prepare() {
            gate.prepare('get_profiles', 'visitor');
            gate.prepare(hotPath, 'visitor');
          },
          headroom: () => budget.headroom(hotPath),
          callsPerMinute: operationLimits[hotPath].steadyPerMinute,
        },
        strangers,
        observe(wasRemembered) {
          tally[wasRemembered ? 'remembered' : 'asked'] += 1;
        },
      });
      known = { lives, resolver };
      return resolver;
    },
    createRenewal: (lives) => createRenewal({ ...shared, policy: { ...defaultPolicy, ...lives } }),
    createWarmSync: (lives) =>
      createWarmSync({
        ...shared,
        maxAgeMs: lives.maxAgeMs,
        store: createWarmStore({
          database,
          secrets,
          storeId,
          connectionId,
          forgetMemberships: (subject) => cache.forgetMemberships(subject),
        }),
      }),
    listWarm,
    forgetWarm() {
      warm = undefined;
    },
    isAskedFor: () => Math.abs(clock.now() - askedForAt) < joinedMaxAgeMs,
  };
}
