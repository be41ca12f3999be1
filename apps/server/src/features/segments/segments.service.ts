import { listSegmentKeys } from '@facet/engine';
import { type Clock, type Urgency, within } from '@facet/membership';
import type { Segment, SegmentCount, SegmentList } from '@facet/protocol';
import type { Database } from '../../db/database.ts';
import { createStoreMemory } from '../../db/store-memory.ts';
import { Failure } from '../../errors.ts';
import { listExperiences } from '../experiences/experiences.reads.ts';
import type { ConnectionsService, LiveConnection } from '../klaviyo/connections.service.ts';
import { isKlaviyoFailure, toMemberFailure } from '../klaviyo/klaviyo-failure.ts';
import { listWarmSegments, type WarmSegment } from '../memberships/warm-segments.reads.ts';
import { compareSegments, matchesSearch } from './segment-list.ts';
import { type Catalogue, findCatalogue, findCount, type KeptSegment } from './segments.reads.ts';
import { saveCatalogue, saveCount } from './segments.store.ts';

type SegmentUse = Segment['usedBy'][number];

type Ports = {
  readonly database: Database;
  readonly connections: ConnectionsService;
  readonly clock: Clock;
  readonly report: (error: unknown) => void;
};

/** The segments of a store's Klaviyo account. */
export type SegmentsService = AsyncDisposable & {
  /** Throws `klaviyo_not_connected`, and where nothing was ever read what `toMemberFailure` makes. */
  list(storeId: string, search: string, refresh: boolean): Promise<SegmentList>;
  /** Throws `klaviyo_not_connected`, `not_found`, `klaviyo_rate_limited` or `klaviyo_unreachable`. */
  count(storeId: string, segmentId: string): Promise<SegmentCount>;
  /** The segments that running experiences ask about, by Klaviyo's ids. Answered from memory. */
  listRunning(storeId: string): Promise<readonly string[]>;
  /** Those of the segments that Klaviyo is not computing at the moment. */
  listSettled(live: LiveConnection, segments: readonly string[]): Promise<readonly string[]>;
  /** The catalogue as last read, for a visitor's way: never waits for Klaviyo, reads anew in the background. */
  recall(live: LiveConnection, segments: readonly string[]): Promise<ReadonlyMap<string, KeptSegment>>;
};

const catalogueLifeMs = 300_000;
const countLifeMs = 600_000;
const countWaitMs = 20_000;
const recallLifeMs = 10_000;
const settledCatalogueLifeMs = 3_600_000;
const processingCatalogueLifeMs = 60_000;

/** Makes the service that knows the segments. */
export async function createSegmentsService(ports: Ports): Promise<SegmentsService> {
  const { connections, clock, report } = ports;
  const database = ports.database.queryable;
  const running = await createStoreMemory(ports.database, async (storeId) => {
    const experiences = await listExperiences(database, storeId, ['running']);
    return [...new Set<string>(experiences.flatMap(({ definition }) => listSegmentKeys(definition)))];
  });
  const readings = new Map<string, Promise<Catalogue>>();
  const countings = new Map<string, Promise<SegmentCount>>();
  const recalled = new WeakMap<LiveConnection, { readonly at: number; readonly catalogue: Catalogue }>();

  const read = ({ connection, clients }: LiveConnection, urgency: Urgency): Promise<Catalogue> => {
    const under = readings.get(connection.id);
    if (under !== undefined) return under;
    const reading = (async () => {
      const segments = await clients[urgency].listSegments();
      await saveCatalogue(database, connection.id, segments, new Date(clock.now()));
      return findCatalogue(database, connection.id);
    })().finally(() => readings.delete(connection.id));
    readings.set(connection.id, reading);
    return reading;
  };

  const findUses = async (storeId: string): Promise<ReadonlyMap<string, readonly SegmentUse[]>> => {
    const uses = new Map<string, SegmentUse[]>();
    const lasting = await listExperiences(database, storeId, ['draft', 'running', 'paused']);
    for (const { id, name, status, definition } of lasting) {
      for (const segment of listSegmentKeys(definition)) {
        uses.set(segment, [...(uses.get(segment) ?? []), { id, name, status }]);
      }
    }
    return uses;
  };

  const getConnection = async (storeId: string): Promise<LiveConnection> => {
    const live = await connections.find(storeId);
    if (live !== undefined) return live;
    throw new Failure('klaviyo_not_connected', 'Connect Klaviyo on the integrations page first.');
  };

  const getCatalogue = async (live: LiveConnection, refresh: boolean): Promise<Catalogue> => {
    const kept = await findCatalogue(database, live.connection.id);
    if (!refresh && isWithin(kept.readAt, catalogueLifeMs, clock.now())) return kept;
    try {
      return await read(live, 'member');
    } catch (error) {
      // `readAt` tells how old this is; whoever asked for a new reading is told that there is none.
      if (!refresh && kept.readAt !== null) return kept;
      throw toMemberFailure(error);
    }
  };

  /** Looked at whenever the kept catalogue is, so that a Klaviyo that does not answer is left in peace. */
  const renewWhenDue = (live: LiveConnection, catalogue: Catalogue, segments: readonly string[]): void => {
    const processing = catalogue.segments.some(
      ({ id, state }) => state === 'processing' && segments.includes(id),
    );
    const lifeMs = processing ? processingCatalogueLifeMs : settledCatalogueLifeMs;
    if (isWithin(catalogue.readAt, lifeMs, clock.now())) return;
    read(live, 'background').then(
      (renewed) => recalled.set(live, { at: clock.now(), catalogue: renewed }),
      (error: unknown) => {
        // The connection's state says so already.
        if (!isKlaviyoFailure(error)) report(error);
      },
    );
  };

  const ask = ({ connection, clients }: LiveConnection, segmentId: string): Promise<SegmentCount> => {
    const key = `${connection.id} ${segmentId}`;
    const under = countings.get(key);
    if (under !== undefined) return under;
    const counting = (async () => {
      const profileCount = await clients.member.getSegmentCount(segmentId);
      const readAt = new Date(clock.now());
      await saveCount(database, connection.id, segmentId, profileCount, readAt);
      return { profileCount, readAt: readAt.toISOString() };
    })().finally(() => countings.delete(key));
    countings.set(key, counting);
    return counting;
  };

  const recall: SegmentsService['recall'] = async (live, segments) => {
    const now = clock.now();
    let catalogue = recalled.get(live)?.catalogue;
    if (catalogue === undefined || now - (recalled.get(live)?.at ?? 0) >= recallLifeMs) {
      catalogue = await findCatalogue(database, live.connection.id);
      recalled.set(live, { at: now, catalogue });
      renewWhenDue(live, catalogue, segments);
    }
    return new Map(
      catalogue.segments.flatMap((segment) =>
        segments.includes(segment.id) ? [[segment.id, segment] as const] : [],
      ),
    );
  };

  return {
    async list(storeId, search, refresh) {
      const live = await getConnection(storeId);
      const { segments, readAt } = await getCatalogue(live, refresh);
      const uses = await findUses(storeId);
      const warm = new Map(
        (await listWarmSegments(database, live.connection.id)).map((one) => [one.segmentId, toWarm(one)]),
      );
      const known = new Map(segments.map((segment) => [segment.id, segment]));
      const shown = [
        ...segments.filter((segment) => segment.listed),
        ...[...uses.keys()]
          .filter((id) => known.get(id)?.listed !== true)
          .map((id) => known.get(id) ?? toVanished(id)),
      ];
      return {
        segments: shown
          .filter((segment) => matchesSearch(segment.name, search))
          .sort(compareSegments)
          .map(({ listed, ...segment }) => ({
            ...segment,
            exists: listed,
            usedBy: [...(uses.get(segment.id) ?? [])],
            warm: warm.get(segment.id) ?? null,
          })),
        readAt: readAt?.toISOString() ?? null,
      };
    },

    async count(storeId, segmentId) {
      const live = await getConnection(storeId);
      const kept = await findCount(database, live.connection.id, segmentId);
      if (kept === undefined) throw new Failure('not_found', 'There is no such segment in the catalogue.');
      if (kept.readAt !== null && isWithin(kept.readAt, countLifeMs, clock.now())) {
        return { profileCount: kept.profileCount, readAt: kept.readAt.toISOString() };
      }
      try {
        const counted = await within(clock, countWaitMs, ask(live, segmentId));
        if (counted !== undefined) return counted;
      } catch (error) {
        throw toMemberFailure(error);
      }
      throw new Failure(
        'klaviyo_rate_limited',
        'Klaviyo allows few counts a minute, and others are waiting. This one comes; ask again shortly.',
        { retryAfterSeconds: 20 },
      );
    },

    listRunning: (storeId) => running.get(storeId),

    async listSettled(live, segments) {
      const catalogue = await recall(live, segments);
      return segments.filter((segment) => catalogue.get(segment)?.state !== 'processing');
    },

    recall,

    [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
  };
}

function isWithin(readAt: Date | null, lifeMs: number, now: number): boolean {
  return readAt !== null && now - readAt.getTime() < lifeMs;
}

/** A segment that an experience uses and that was gone before its name was ever read. */
function toVanished(id: string): KeptSegment {
  return { id, name: id, starred: false, state: 'inactive', listed: false };
}

function toWarm({ progress, failure }: WarmSegment): Segment['warm'] {
  const { members, readAt, startedAt } = progress;
  const state = readAt === null ? (startedAt === null ? 'waiting' : 'reading') : 'ready';
  return {
    state: failure === null ? state : 'failing',
    members: readAt !== null && startedAt !== null ? null : members,
    readAt: readAt === null ? null : new Date(readAt).toISOString(),
  };
}
