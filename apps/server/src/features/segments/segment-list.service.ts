import { type Part, type Segment, type SegmentList, usualOnAPage } from '@facet/protocol';
import type { Queryable } from '../../db/database.ts';
import type { LiveConnection } from '../klaviyo/connections.service.ts';
import { toMemberFailure } from '../klaviyo/klaviyo-failure.ts';
import { listWarmSegments, type WarmSegment } from '../memberships/warm-segments.reads.ts';
import type { CatalogueService } from './catalogue.service.ts';
import { toMemberCount } from './member-count.ts';
import { listSegmentUses } from './segment-uses.reads.ts';
import { countSegments, type KeptSegment, listKnownSegments, listSegmentPart } from './segments.reads.ts';

/** What members ask of the list of segments. */
export type SegmentListQuery = Part & {
  /** Words of the name, in any order, letter case aside. */
  readonly search?: string | undefined;
  /** Only those that experiences ask about. */
  readonly used?: boolean | undefined;
  /** Only those whose members are kept ready. */
  readonly ready?: boolean | undefined;
  /** Only these, also where Klaviyo does not list them any more. */
  readonly ids?: readonly string[] | undefined;
  /** Reads the catalogue again at any rate. */
  readonly refresh?: boolean | undefined;
};

/** Makes pages of a connected store's segments. */
export type ListSegments = (
  storeId: string,
  live: LiveConnection,
  query: SegmentListQuery,
) => Promise<SegmentList>;

/** So many are named of those that ask about a segment; the list of experiences has them all. */
const mostUsers = 10;

/** Makes what gives out the list of segments. */
export function createSegmentList(database: Queryable, catalogue: CatalogueService): ListSegments {
  const freshen = async (live: LiveConnection, refresh: boolean): Promise<void> => {
    try {
      await catalogue.freshen(live, refresh);
    } catch (error) {
      // What is known is shown with its age; whoever asked for a new reading is told that there is none.
      if (!refresh && (await countSegments(database, live.connection.id)) > 0) return;
      throw toMemberFailure(error);
    }
  };

  return async (storeId, live, query) => {
    const {
      search = '',
      used = false,
      ready = false,
      page = 1,
      size = usualOnAPage,
      refresh = false,
    } = query;
    await freshen(live, refresh);
    const { readAt, reading, interrupted } = await catalogue.describe(live);
    const connectionId = live.connection.id;
    const uses = await listSegmentUses(database, storeId);
    const usedIds = [...uses.keys()];
    const warm = new Map((await listWarmSegments(database, connectionId)).map((one) => [one.segmentId, one]));
    const ids = query.ids ?? (ready ? [...warm.keys()] : used ? usedIds : undefined);
    const offset = (page - 1) * size;
    const unlisted = ids ?? usedIds;
    const part = { search, ids, unlisted, limit: size, offset };
    const found = await listSegmentPart(database, connectionId, part);
    // Before the whole catalogue was read, nothing can be said to be missing from it.
    const vanished =
      readAt === null || search !== '' ? [] : await listVanished(database, connectionId, unlisted);
    const total = found.total + vanished.length;
    const more = Math.max(0, offset - found.total);
    const shown = [
      ...found.segments,
      ...vanished.slice(more, more + size - found.segments.length).map(toVanished),
    ];
    return {
      segments: shown.map((segment) => toSegment(segment, warm.get(segment.id), uses.get(segment.id) ?? [])),
      total,
      known: await countSegments(database, connectionId),
      next: offset + shown.length < total && shown.length > 0 ? page + 1 : null,
      readAt: readAt?.toISOString() ?? null,
      reading: reading === null ? null : { found: reading.found, since: reading.since.toISOString() },
      interrupted,
    };
  };
}

/** Those that were gone before their names were ever read. */
async function listVanished(
  database: Queryable,
  connectionId: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  const known = new Set((await listKnownSegments(database, connectionId, ids)).map(({ id }) => id));
  return ids.filter((id) => !known.has(id));
}

function toVanished(id: string): KeptSegment {
  const known = { members: null, countedAt: null };
  return { id, name: id, starred: false, state: 'inactive', listed: false, ...known };
}

function toSegment(
  { id, name, starred, state, listed, ...counted }: KeptSegment,
  warm: WarmSegment | undefined,
  users: readonly Segment['usedBy'][number][],
): Segment {
  const members = toMemberCount(counted, warm?.progress);
  return {
    id,
    name,
    starred,
    state,
    exists: listed,
    members: members === null ? null : { count: members.count, at: members.at.toISOString() },
    usedBy: users.slice(0, mostUsers),
    users: users.length,
    warm: warm === undefined ? null : toWarm(warm),
  };
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
