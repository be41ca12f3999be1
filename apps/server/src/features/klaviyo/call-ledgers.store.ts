import { emptyLedger, type Ledger, type LedgerStore } from '@facet/membership';
import { sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';

type Kept = { readonly version: number; readonly ledger: Ledger; readonly now: number };
/** What this process saw last: where nobody else has written since, one statement is enough. */
type Seen = Kept & { readonly seenAt: number };

const databaseNow = sql<number>`extract(epoch from clock_timestamp())::float8 * 1000`;

/**
 * The ledgers of one account at Klaviyo, for all processes of the installation. Their time is the database's, since
 * the clocks of several machines differ.
 */
export function createLedgerStore(database: Queryable, account: string): LedgerStore {
  const seen = new Map<string, Seen>();

  const find = async (operation: string): Promise<Kept> => {
    const row = await database
      .selectFrom('klaviyo_call_ledgers')
      .select(['version', 'ledger', databaseNow.as('now')])
      .where('account', '=', account)
      .where('operation', '=', operation)
      .executeTakeFirst();
    if (row !== undefined) return row;
    await database
      .insertInto('klaviyo_call_ledgers')
      .values({ account, operation, version: 0, ledger: JSON.stringify(emptyLedger) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return find(operation);
  };

  /** The database's time at the writing, or `undefined` where another process was faster. */
  const replace = async (operation: string, version: number, ledger: Ledger): Promise<number | undefined> => {
    const row = await database
      .updateTable('klaviyo_call_ledgers')
      .set({ version: version + 1, ledger: JSON.stringify(ledger) })
      .where('account', '=', account)
      .where('operation', '=', operation)
      .where('version', '=', version)
      .returning(databaseNow.as('now'))
      .executeTakeFirst();
    return row?.now;
  };

  const recall = (operation: string): Kept | undefined => {
    const known = seen.get(operation);
    if (known === undefined) return undefined;
    return { ...known, now: known.now + performance.now() - known.seenAt };
  };

  return {
    async update(operation, change) {
      for (let kept = recall(operation) ?? (await find(operation)); ; kept = await find(operation)) {
        const { ledger, result } = change(kept.ledger, Math.round(kept.now));
        const now = await replace(operation, kept.version, ledger);
        if (now === undefined) continue;
        seen.set(operation, { version: kept.version + 1, ledger, now, seenAt: performance.now() });
        return result;
      }
    },
  };
}
