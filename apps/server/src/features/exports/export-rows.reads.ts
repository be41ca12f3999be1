import type { ExportPart } from '@facet/protocol';
import { sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';

/** Reads the rows of one part that follow a row, in the order of their key; all in one read where there is no other. */
export type RowReader = (after: Row | undefined) => Promise<readonly Row[]>;
/** One line of a file. */
export type Row = Readonly<Record<string, unknown>>;

/** How many rows are read, and held, at once. */
export const rowsAtOnce = 1000;

/** Makes the reader of one part of a store's data. What is secret, sealed or hashed is in none of them. */
export function createRowReader(database: Queryable, storeId: string, part: ExportPart): RowReader {
  switch (part) {
    case 'store':
      return async (after) => (after === undefined ? await readStore(database, storeId) : []);
    case 'experiences':
      return (after) => readExperiences(database, storeId, textOf(after, 'id'));
    case 'assignments':
      return (after) =>
        readAssignments(database, storeId, textOf(after, 'subject'), textOf(after, 'experience'));
    case 'exposures':
      return (after) => readExposures(database, storeId, reportIdOf(after));
    case 'events':
      return (after) => readEvents(database, storeId, reportIdOf(after));
    case 'activity':
      return (after) => readActivity(database, storeId, Number(after?.['id'] ?? 0));
    default:
      throw new TypeError(part satisfies never);
  }
}

/** Reports have random ids (RFC 9562); nothing has this one. */
const lowestId = '00000000-0000-0000-0000-000000000000';

function reportIdOf(row: Row | undefined): string {
  return row === undefined ? lowestId : textOf(row, 'id');
}

function textOf(row: Row | undefined, name: string): string {
  const value = row?.[name];
  return typeof value === 'string' ? value : '';
}

function readStore(database: Queryable, storeId: string): Promise<readonly Row[]> {
  return database
    .selectFrom('stores')
    .leftJoin('klaviyo_connections as connection', 'connection.store_id', 'stores.id')
    .select([
      'stores.id',
      'stores.name',
      'stores.public_key as publicKey',
      'stores.settings',
      'stores.created_at as createdAt',
      'connection.account_name as klaviyoAccount',
      'connection.connected_at as klaviyoConnectedAt',
    ])
    .where('stores.id', '=', storeId)
    .execute();
}

function readExperiences(database: Queryable, storeId: string, after: string): Promise<readonly Row[]> {
  return database
    .selectFrom('experiences')
    .leftJoin('experience_drafts as draft', 'draft.experience_id', 'experiences.id')
    .select([
      'experiences.id',
      'experiences.kind',
      'experiences.name',
      'experiences.status',
      'experiences.revision',
      'experiences.definition',
      'draft.definition as draft',
      'experiences.created_at as createdAt',
      'experiences.updated_at as updatedAt',
      'experiences.started_at as startedAt',
      'experiences.ended_at as endedAt',
    ])
    .where('experiences.store_id', '=', storeId)
    .where('experiences.id', '>', after)
    .orderBy('experiences.id')
    .limit(rowsAtOnce)
    .execute();
}

function readAssignments(
  database: Queryable,
  storeId: string,
  subject: string,
  experience: string,
): Promise<readonly Row[]> {
  return database
    .selectFrom('subject_assignments')
    .select([
      'subject',
      'experience_id as experience',
      'kind',
      'variation_id as variation',
      'counted',
      'assigned_at as assignedAt',
      'until_at as untilAt',
    ])
    .where('store_id', '=', storeId)
    .where(sql<boolean>`(subject, experience_id) > (${subject}, ${experience})`)
    .orderBy('subject')
    .orderBy('experience_id')
    .limit(rowsAtOnce)
    .execute();
}

function readExposures(database: Queryable, storeId: string, after: string): Promise<readonly Row[]> {
  return database
    .selectFrom('exposures')
    .select([
      'id',
      'experience_id as experience',
      'variation_id as variation',
      'visitor',
      'subject',
      'reason',
      'kind',
      'counted',
      'identity',
      sql<number | null>`membership_age_ms::float8`.as('membershipAgeMs'),
      'memberships',
      'fresh_reason as freshReason',
      'device',
      'happened_at as happenedAt',
    ])
    .where('store_id', '=', storeId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(rowsAtOnce)
    .execute();
}

function readEvents(database: Queryable, storeId: string, after: string): Promise<readonly Row[]> {
  return database
    .selectFrom('events')
    .select([
      'id',
      'name',
      'order_id as order',
      sql<number | null>`value::float8`.as('value'),
      'currency',
      'items',
      'visitor',
      'subject',
      'happened_at as happenedAt',
    ])
    .where('store_id', '=', storeId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(rowsAtOnce)
    .execute();
}

function readActivity(database: Queryable, storeId: string, after: number): Promise<readonly Row[]> {
  return database
    .selectFrom('audit_entries')
    .select([
      'id',
      'at',
      'member_name as member',
      'token_name as token',
      'action',
      'target',
      'before',
      'after',
    ])
    .where('store_id', '=', storeId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(rowsAtOnce)
    .execute();
}
