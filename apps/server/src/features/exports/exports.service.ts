import type { ExportCounts, ExportPart } from '@facet/protocol';
import type { Database } from '../../db/database.ts';
import type { Caller } from '../access/caller.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { countExport, countLines } from './export-counts.reads.ts';
import { createRowReader, type Row, type RowReader, rowsAtOnce } from './export-rows.reads.ts';

/** Gives a store's data out. */
export type ExportsService = {
  readonly count: (storeId: string) => Promise<ExportCounts>;
  /** Writes down that it was asked for, then reads it piece by piece: lines of JSON, about a thousand at once. */
  readonly export: (storeId: string, part: ExportPart, by: Caller) => Promise<AsyncGenerator<string>>;
};

/** Makes the service that gives data out. */
export function createExportsService(ports: {
  readonly database: Database;
  readonly audit: AuditService;
}): ExportsService {
  const { queryable } = ports.database;
  return {
    count: (storeId) => countExport(queryable, storeId),
    async export(storeId, part, by) {
      const lines = await countLines(queryable, storeId, part);
      await ports.audit.record(queryable, {
        storeId,
        member: by,
        action: 'data.exported',
        target: storeId,
        after: { part, lines },
      });
      return writeLines(createRowReader(queryable, storeId, part));
    },
  };
}

async function* writeLines(read: RowReader): AsyncGenerator<string> {
  let last: Row | undefined;
  for (;;) {
    const rows = await read(last);
    if (rows.length > 0) yield `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;
    if (rows.length < rowsAtOnce) return;
    last = rows.at(-1);
  }
}
