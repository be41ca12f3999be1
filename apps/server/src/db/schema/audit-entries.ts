import type { Generated } from 'kysely';
import type { JsonColumn } from './json-column.ts';

/** Who changed what. */
export type AuditEntriesTable = {
  id: Generated<number>;
  store_id: string | null;
  /** Stays also after the member is gone. */
  member_id: string | null;
  member_name: string | null;
  /** The token that acted for the member; `null`: they did it themselves. */
  token_name: string | null;
  at: Date;
  action: string;
  target: string;
  before: JsonColumn<unknown> | null;
  after: JsonColumn<unknown> | null;
};
