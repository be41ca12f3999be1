import type { Membership, Subject } from '@facet/engine';
import {
  type Clock,
  createResolver,
  createStrangers,
  defaultPolicy,
  type Resolution,
  type Resolver,
  type SourceFailure,
  type Strangers,
  type UnidentifiedBecause,
} from '@facet/membership';
import type { Secrets } from '../../config/secrets.ts';
import type { Queryable } from '../../db/database.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { ConnectionsService, LiveConnection } from '../klaviyo/connections.service.ts';
import type { SegmentsService } from '../segments/segments.service.ts';
import { createKlaviyoSource } from './klaviyo-source.ts';
import { createMembershipCache, type StoreMembershipCache } from './membership-cache.store.ts';
import { removeReadBefore, removeSubject } from './memberships.store.ts';

/** Somebody to find out about, and what is to be known. */
type Question = {
  readonly storeId: string;
  /** Klaviyo's ids of the segments. */
  readonly segments: readonly string[];
  /** How long a membership may be used, in milliseconds. */
  readonly maxAgeMs: number;
  /** How long an answer is waited for, in milliseconds; the work goes on after it. */
  readonly deadlineMs: number;
  readonly refresh?: boolean;
};

/** What is known about a visitor. `failure`: Klaviyo was asked and did not answer; what is given is remembered. */
export type VisitorResolution =
  | {
      readonly identity: 'identified';
      readonly subject: Subject;
      readonly memberships: Readonly<Record<string, Membership>>;
      /** When Klaviyo said whose token it is; `null` where no token was asked about. */
      readonly identityReadAt: number | null;
      readonly failure?: SourceFailure;
    }
  | {
      readonly identity: 'unidentified';
      readonly because: UnidentifiedBecause | 'not_connected';
      readonly failure?: SourceFailure;
    }
  | { readonly identity: 'unreachable'; readonly retryAfterMs: number; readonly failure: SourceFailure }
  | { readonly identity: 'pending'; readonly retryAfterMs: number };

/** Tells who is in which segment. */
export type MembershipsService = {
  /** About the holder of an exchange id. */
  resolveVisitor(
    question: Question & {
      readonly token: string;
      /** From where a stranger asks; absent where a member does, whom no limit meets. */
      readonly asker?: string;
    },
  ): Promise<VisitorResolution>;
  /** About somebody whose subject is known. */
  resolveSubject(question: Question & { readonly subject: string }): Promise<VisitorResolution>;
  /** Forgets one person of a store: identities and memberships. */
  eraseSubject(storeId: string, subject: string): Promise<void>;
  /** Removes rows that are too old to be used. */
  removeExpired(): Promise<void>;
};

type Ports = {
  readonly database: Queryable;
  readonly secrets: Secrets;
  readonly connections: ConnectionsService;
  readonly segments: SegmentsService;
  readonly clock: Clock;
  readonly report: (error: unknown) => void;
};

type Room = {
  readonly cache: StoreMembershipCache;
  readonly strangers: Strangers;
  readonly resolvers: Map<number, Resolver>;
};

/** Makes the service that resolves memberships. */
export function createMembershipsService(ports: Ports): MembershipsService {
  const { database, secrets, connections, segments, clock, report } = ports;
  // Goes with the connection that it was made for: another account never meets what belonged to the one before.
  const rooms = new WeakMap<LiveConnection, Room>();

  const getRoom = (live: LiveConnection): Room => {
    const known = rooms.get(live);
    if (known !== undefined) return known;
    const { id: connectionId, storeId } = live.connection;
    const cache = createMembershipCache({ database, secrets, storeId, connectionId });
    const room = { cache, strangers: createStrangers(clock), resolvers: new Map<number, Resolver>() };
    rooms.set(live, room);
    return room;
  };

  const getResolver = (live: LiveConnection, maxAgeMs: number): Resolver => {
    const { cache, strangers, resolvers } = getRoom(live);
    const known = resolvers.get(maxAgeMs);
    if (known !== undefined) return known;
    const { storeId, accountPublicKey } = live.connection;
    const resolver = createResolver({
      source: createKlaviyoSource(live.client),
      cache,
      clock,
      random: Math.random,
      policy: { ...defaultPolicy, maxAgeMs },
      company: accountPublicKey,
      toSubject: (profileId) => secrets.subjectOf(storeId, profileId),
      report,
      strangers,
    });
    resolvers.clear();
    resolvers.set(maxAgeMs, resolver);
    return resolver;
  };

  /** Asks about the segments that Klaviyo is not computing at the moment; the rest are unknown. */
  const withoutProcessing = async (
    question: Question,
    ask: (resolver: Resolver, settled: readonly string[]) => Promise<Resolution>,
  ): Promise<VisitorResolution> => {
    const live = await connections.find(question.storeId);
    if (live === undefined) return { identity: 'unidentified', because: 'not_connected' };
    const catalogue = await segments.recall(live, question.segments);
    const isProcessing = (segment: string): boolean => catalogue.get(segment)?.state === 'processing';
    const settled = question.segments.filter((segment) => !isProcessing(segment));
    const resolution = await ask(getResolver(live, question.maxAgeMs), settled);
    if (resolution.identity !== 'identified') return resolution;
    const memberships: Record<string, Membership> = { ...resolution.memberships };
    for (const segment of question.segments) {
      if (isProcessing(segment)) memberships[segment] = { state: 'unknown', cause: 'processing' };
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every subject in a cache was made by `secrets.subjectOf`
    return { ...resolution, subject: resolution.subject as Subject, memberships };
  };

  return {
    resolveVisitor: (question) =>
      withoutProcessing(question, (resolver, settled) =>
        resolver.resolve({
          exchangeId: question.token,
          segments: settled,
          deadlineMs: question.deadlineMs,
          refresh: question.refresh ?? false,
          ...(question.asker === undefined ? {} : { asker: question.asker }),
        }),
      ),

    resolveSubject: (question) =>
      withoutProcessing(question, (resolver, settled) =>
        resolver.resolveSubject({
          subject: question.subject,
          segments: settled,
          deadlineMs: question.deadlineMs,
          refresh: question.refresh ?? false,
        }),
      ),

    async eraseSubject(storeId, subject) {
      await inTransaction(database, (transaction) => removeSubject(transaction, storeId, subject));
      const live = await connections.find(storeId);
      if (live !== undefined) getRoom(live).cache.forgetSubject(subject);
    },

    removeExpired: () => removeReadBefore(database, new Date(clock.now() - defaultPolicy.staleLimitMs)),
  };
}
