import type { Membership, Subject } from '@facet/engine';
import {
  type Clock,
  defaultPolicy,
  type Resolution,
  type Resolver,
  type SourceFailure,
  type UnidentifiedBecause,
  type Urgency,
} from '@facet/membership';
import type { Secrets } from '../../config/secrets.ts';
import { announce } from '../../db/announce.ts';
import type { Database } from '../../db/database.ts';
import { removeEndedLeases } from '../../db/leases.ts';
import type { ConnectionsService, LiveConnection } from '../klaviyo/connections.service.ts';
import type { SegmentsService } from '../segments/segments.service.ts';
import { removeExpired, removePerson } from './erasure.store.ts';
import type { Lives } from './lives.ts';
import { personChannel } from './membership-cache.store.ts';
import { createMembershipRoom, type MembershipRoom } from './membership-room.service.ts';
import { saveChanged } from './people.store.ts';

/** Somebody to find out about, and what is to be known. */
type Question = {
  readonly storeId: string;
  /** Klaviyo's ids of the segments. */
  readonly segments: readonly string[];
  /** How long memberships may be used. */
  readonly lives: Lives;
  /** How long an answer is waited for, in milliseconds; the work goes on after it. */
  readonly deadlineMs: number;
  /** Who waits for the answer. */
  readonly urgency: Urgency;
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
export type MembershipsService = AsyncDisposable & {
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
  /** What is done under a store's connection; `undefined` while it has none. */
  findRoom(storeId: string): Promise<MembershipRoom | undefined>;
  /** Forgets one person of a store: identities and memberships. */
  eraseSubject(storeId: string, subject: string): Promise<void>;
  /**
   * Somebody's memberships may have changed: they are read again when they come, and serve only while Klaviyo does
   * not answer. `false` where nothing is remembered of them.
   */
  noteChanged(storeId: string, profileId: string): Promise<boolean>;
  /** Removes what is too old to be used. */
  removeExpired(): Promise<void>;
};

type Ports = {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly connections: ConnectionsService;
  readonly segments: SegmentsService;
  readonly clock: Clock;
  readonly report: (error: unknown) => void;
  readonly process: string;
};

const personLifeMs = 30 * 86_400_000;

/** Makes the service that resolves memberships. */
export async function createMembershipsService(ports: Ports): Promise<MembershipsService> {
  const { secrets, connections, segments, clock, report } = ports;
  const database = ports.database.queryable;
  // Goes with the connection that it was made for.
  const rooms = new WeakMap<LiveConnection, MembershipRoom>();
  const roomsById = new Map<string, WeakRef<MembershipRoom>>();

  const getRoom = (live: LiveConnection): MembershipRoom => {
    const known = rooms.get(live);
    if (known !== undefined) return known;
    const room = createMembershipRoom(live, { database, secrets, clock, report, process: ports.process });
    rooms.set(live, room);
    roomsById.set(live.connection.id, new WeakRef(room));
    return room;
  };

  const unlisten = await ports.database.listen(
    personChannel,
    (payload) => {
      const [connectionId = '', subject = ''] = payload.split(' ');
      roomsById.get(connectionId)?.deref()?.cache.forgetSubject(subject);
    },
    () => {
      for (const room of roomsById.values()) room.deref()?.cache.forgetAll();
    },
  );

  /** Asks about the segments that Klaviyo is not computing at the moment; the rest are unknown. */
  const withoutProcessing = async (
    question: Question,
    ask: (resolver: Resolver, settled: readonly string[]) => Promise<Resolution>,
  ): Promise<VisitorResolution> => {
    const live = await connections.find(question.storeId);
    if (live === undefined) return { identity: 'unidentified', because: 'not_connected' };
    const settled = await segments.listSettled(live, question.segments);
    const resolution = await ask(getRoom(live).getResolver(question.lives), settled);
    if (resolution.identity !== 'identified') return resolution;
    const memberships: Record<string, Membership> = { ...resolution.memberships };
    for (const segment of question.segments) {
      if (!settled.includes(segment)) memberships[segment] = { state: 'unknown', cause: 'processing' };
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every subject in a cache was made by `secrets.subjectOf`
    return { ...resolution, subject: resolution.subject as Subject, memberships };
  };

  const findRoom = async (storeId: string): Promise<MembershipRoom | undefined> => {
    const live = await connections.find(storeId);
    return live === undefined ? undefined : getRoom(live);
  };

  return {
    resolveVisitor: (question) =>
      withoutProcessing(question, (resolver, settled) =>
        resolver.resolve({
          exchangeId: question.token,
          segments: settled,
          deadlineMs: question.deadlineMs,
          urgency: question.urgency,
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
          urgency: question.urgency,
          refresh: question.refresh ?? false,
        }),
      ),

    findRoom,

    async eraseSubject(storeId, subject) {
      const live = await connections.find(storeId);
      if (live === undefined) return;
      await removePerson(database, live.connection.id, subject);
      getRoom(live).cache.forgetSubject(subject);
      await announce(database, personChannel, `${live.connection.id} ${subject}`);
    },

    async noteChanged(storeId, profileId) {
      const live = await connections.find(storeId);
      if (live === undefined) return false;
      const subject = secrets.subjectOf(storeId, profileId);
      const kept = await saveChanged(database, live.connection.id, subject, clock.now());
      if (!kept) return false;
      getRoom(live).cache.forgetMemberships(subject);
      await announce(database, personChannel, `${live.connection.id} ${subject}`);
      return true;
    },

    async removeExpired() {
      await removeExpired(database, clock.now(), {
        maxAgeMs: defaultPolicy.maxAgeMs,
        staleLimitMs: defaultPolicy.staleLimitMs,
        unidentifiedMs: defaultPolicy.unidentifiedMaxAgeMs,
        personMs: personLifeMs,
        renewForMs: defaultPolicy.renewForMs,
      });
      await removeEndedLeases(database);
    },

    async [Symbol.asyncDispose]() {
      await unlisten();
      await Promise.all([...roomsById.values()].map(async (room) => room.deref()?.cache.settle()));
    },
  };
}
