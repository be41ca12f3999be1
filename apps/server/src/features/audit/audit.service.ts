import type { AuditFilter, AuditFilters, AuditPage } from '@facet/protocol';
import type { Database, Queryable } from '../../db/database.ts';
import type { Caller } from '../access/caller.ts';
import { type AuditScope, listAuditEntries, listAuditFilters } from './audit.reads.ts';
import { createAuditEntry } from './audit.store.ts';

/** A change to write down. `before` and `after` hold what changed; never a secret, never a person of the store's. */
type Change = {
  /** `null`: of the installation, not of one store. */
  readonly storeId: string | null;
  /** `null`: done by the server itself. */
  readonly member: Caller | null;
  /** Noun and verb, such as `experience.started`. */
  readonly action: string;
  /** The id of what changed. */
  readonly target: string;
  readonly before?: unknown;
  readonly after?: unknown;
};

/** The log of changes. */
export type AuditService = {
  /** Writes a change down in the transaction that makes it. */
  readonly record: (transaction: Queryable, change: Change) => Promise<void>;
  readonly list: (scope: AuditScope, filter: AuditFilter, before: number | undefined) => Promise<AuditPage>;
  /** By what these entries can be filtered. */
  readonly listFilters: (scope: AuditScope) => Promise<AuditFilters>;
};

/** Makes the service that writes changes down. */
export function createAuditService(ports: {
  readonly database: Database;
  readonly now: () => number;
}): AuditService {
  const toJson = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
  return {
    record: (transaction, change) =>
      createAuditEntry(transaction, {
        store_id: change.storeId,
        member_id: change.member?.id ?? null,
        member_name: change.member?.name ?? null,
        token_name: change.member?.token?.name ?? null,
        at: new Date(ports.now()),
        action: change.action,
        target: change.target,
        before: toJson(change.before),
        after: toJson(change.after),
      }),
    list: (scope, filter, before) => listAuditEntries(ports.database.queryable, scope, filter, before),
    listFilters: (scope) => listAuditFilters(ports.database.queryable, scope),
  };
}
