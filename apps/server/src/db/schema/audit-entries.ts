import type { Generated } from 'kysely';
import type { JsonColumn } from './json-column.ts';

/** Who changed what. */
export type AuditEntriesTable = {
  id: Generated<number>;
  store_id: string | null;
  member_id: string | null;
  member_name: string | null;
  at: Date;
  action: string;
  target: string;
  before: JsonColumn<unknown> | null;
  after: JsonColumn<unknown> | null;
};
