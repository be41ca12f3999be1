import { listSegmentKeys } from '@facet/engine';
import { type Clock, within } from '@facet/membership';
import type { SegmentCount, SegmentList } from '@facet/protocol';
import type { Database } from '../../db/database.ts';
import { createStoreMemory } from '../../db/store-memory.ts';
import { Failure } from '../../errors.ts';
import { listExperiences } from '../experiences/experiences.reads.ts';
import type { ConnectionsService, LiveConnection } from '../klaviyo/connections.service.ts';
import { toMemberFailure } from '../klaviyo/klaviyo-failure.ts';
import { type CatalogueService, createCatalogueService } from './catalogue.service.ts';
import { createSegmentList, type SegmentListQuery } from './segment-list.service.ts';
import { findCount } from './segments.reads.ts';
import { saveCount } from './segments.store.ts';

type Ports = {
  readonly database: Database;
  readonly connections: ConnectionsService;
  readonly clock: Clock;
  readonly report: (error: unknown) => void;
};

/** The segments of a store's Klaviyo account. */
export type SegmentsService = AsyncDisposable &
  Pick<CatalogueService, 'recall'> & {
    /** Throws `klaviyo_not_connected`, and where nothing was ever read what `toMemberFailure` makes. */
    list(storeId: string, query?: SegmentListQuery): Promise<SegmentList>;
    /** Throws `klaviyo_not_connected`, `not_found`, `klaviyo_rate_limited` or `klaviyo_unreachable`. */
    count(storeId: string, segmentId: string): Promise<SegmentCount>;
    /** The segments that running experiences ask about, by Klaviyo's ids. Answered from memory. */
    listRunning(storeId: string): Promise<readonly string[]>;
    /** Those of the segments that Klaviyo is not computing at the moment. */
    listSettled(live: LiveConnection, segments: readonly string[]): Promise<readonly string[]>;
  };

const countLifeMs = 600_000;
const countWaitMs = 20_000;

/** Makes the service that knows the segments. */
export async function createSegmentsService(ports: Ports): Promise<SegmentsService> {
  const { connections, clock, report } = ports;
  const database = ports.database.queryable;
  const running = await createStoreMemory(ports.database, async (storeId) => {
    const experiences = await listExperiences(database, storeId, ['running']);
    return [...new Set<string>(experiences.flatMap(({ definition }) => listSegmentKeys(definition)))];
  });
  const catalogue = createCatalogueService({ database, clock, report });
  const list = createSegmentList(database, catalogue);
  const countings = new Map<string, Promise<SegmentCount>>();

  const getConnection = async (storeId: string): Promise<LiveConnection> => {
    const live = await connections.find(storeId);
    if (live !== undefined) return live;
    throw new Failure('klaviyo_not_connected', 'Connect Klaviyo on the integrations page first.');
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

  return {
    list: async (storeId, query = {}) => list(storeId, await getConnection(storeId), query),

    async count(storeId, segmentId) {
      const live = await getConnection(storeId);
      const kept = await findCount(database, live.connection.id, segmentId);
      if (kept === undefined) throw new Failure('not_found', 'There is no such segment in the catalogue.');
      if (kept.readAt !== null && clock.now() - kept.readAt.getTime() < countLifeMs) {
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
      const known = await catalogue.recall(live, segments);
      return segments.filter((segment) => known.get(segment)?.state !== 'processing');
    },

    recall: (live, segments) => catalogue.recall(live, segments),

    [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
  };
}
