import type { Queryable } from '../../db/database.ts';
import { findConnection } from '../klaviyo/connection.reads.ts';
import { listKnownSegments, wasCatalogueRead } from '../segments/segments.reads.ts';
import { getStore } from '../stores/stores.reads.ts';
import { listExperiences } from './experiences.reads.ts';
import type { Surroundings } from './list-warnings.ts';
import type { KnownSegments } from './segment-warnings.ts';

type Here = {
  /** Whether a proxy says the visitor's country. */
  readonly knowsCountry: boolean;
  readonly now: () => number;
};

/**
 * Reads what warnings depend on besides the experience: the store, its segments, and all of its that are open.
 * `segmentIds`: those that the experiences to be judged ask about; an account may have thousands of others.
 */
export async function readSurroundings(
  database: Queryable,
  storeId: string,
  { knowsCountry, now }: Here,
  segmentIds?: readonly string[],
): Promise<Surroundings> {
  const { timeZone, javascriptConditions } = (await getStore(database, storeId)).settings;
  const listed = await listExperiences(database, storeId, ['draft', 'running', 'paused']);
  // What is archived stands in nobody's way.
  const open = listed.filter(({ archivedAt }) => archivedAt === null).map(({ definition }) => definition);
  const segments = await findSegments(database, storeId, segmentIds);
  return { open, timeZone, javascriptConditions, knowsCountry, segments, now: now() };
}

async function findSegments(
  database: Queryable,
  storeId: string,
  segmentIds: readonly string[] | undefined,
): Promise<KnownSegments> {
  const connection = await findConnection(database, storeId);
  if (connection === undefined || !(await wasCatalogueRead(database, connection.id))) return null;
  const segments = await listKnownSegments(database, connection.id, segmentIds);
  return new Map(segments.map((segment) => [segment.id, segment]));
}
